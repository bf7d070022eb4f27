"""What is known of real exports, claim by claim, each with the test that would fail without it.

``RULES`` hold for all formats, ``QUIRKS`` for one; ``BUGS`` are those of other importers, and
``CHECKS`` what an import must stand up to before it is trusted.
"""

from pathlib import Path

from legday_gui.exchange.reading import formats

RULES = {
    "known by its header alone": (
        "test_a_header_is_known_in_capitals_with_blanks_whatever_the_file_is_called"
    ),
    "any delimiter": "test_the_delimiter_tells_nothing_of_the_program",
    "asked about where no header is known": "test_columns_are_suggested_and_the_table_is_read",
    "quotes and line ends within": "test_notes_come_once_and_keep_their_lines",
    "the order of the file": "test_sets_stay_in_the_order_of_the_file_whatever_their_numbers",
    "equal rows are as many sets": "test_equal_sets_are_as_many_as_they_are",
    "wall clock": "test_the_clock_on_the_wall_is_that_of_the_person",
    "UTC": "test_an_evening_in_utc_is_the_next_day_in_the_east",
    "past midnight": "test_late_in_the_evening_is_still_that_day",
    "noise of floats": "test_noise_of_floats_goes",
    "blank is not 0": "test_blank_is_not_zero",
    "reserve of 0 is known": "test_fitnotes_sessions",
    "bad rows with line and reason": "test_a_bad_row_is_listed_and_the_others_come_in",
    "slips are shown and kept": "test_slips_are_shown_and_kept",
    "one-sided names": "test_a_new_exercise_is_one_sided_where_its_name_says_so",
    "no formula goes out": "test_export_has_a_row_per_set_and_guards_formulas",
}
QUIRKS = {
    "Strong": {
        "seven layouts": "test_reads_every_layout",
        "header deleted": "test_reads_a_layout_whose_header_was_cut_off",
        "header in another language": "test_reads_a_header_in_another_language_by_its_places",
        "words in the set order": "test_set_order_tells_the_kind",
        "rest, note and empty rows": "test_rests_notes_and_empty_sets_are_no_sets",
        "notes on first or every row": "test_notes_come_once_and_keep_their_lines",
        "blank, 0 and 0.0": "test_no_load_is_not_a_load_of_zero",
        "timed": "test_a_hold_has_seconds_and_no_repetitions",
        "equal rows": "test_identical_rows_are_as_many_sets",
        "exercise again later": "test_an_exercise_done_again_later_is_another_block",
        "durations in words": "test_durations",
        "unit per row": "test_units_of_rows_of_one_file_may_differ",
        "unit not stated": "test_two_exports_of_one_squat_give_the_same_load",
        "two factors of conversion": "test_both_factors_and_two_decimals_snap_to_the_pound",
        "spreadsheet dates": "test_a_spreadsheet_may_have_rewritten_the_date_with_slashes",
        "body weight in a file of its own": "test_body_weights_are_kept_and_are_no_sets",
        "doubled halves": "test_a_workout_written_twice_is_pointed_out",
        "blocks again under an older name": (
            "test_sets_repeated_under_an_older_name_are_pointed_out"
        ),
        "sets counted from nought": "test_reads_every_layout",
        "phones in four languages": "test_strong_of_a_phone_in_another_language",
        "10.0 repetitions": "test_ten_point_nought_is_ten",
        "lb history shown in kg": "test_pounds_shown_in_kg_are_kg_that_were_pounds",
        "kg history shown in lb": "test_kg_shown_in_pounds_are_pounds_that_were_kg",
        "distances in km, mi. and m": "test_distances_have_the_metres_of_their_unit",
        "a number of the workout": (
            "test_workouts_with_the_same_start_and_name_are_told_apart_by_number"
        ),
        "help of a machine is positive, an added load too": (
            "test_what_a_machine_helps_counts_down_and_what_is_added_counts_up"
        ),
        "a language nobody has seen": "test_a_language_that_nobody_has_seen_goes_by_its_places",
        "columns more, fewer or renamed": "test_variants_of_a_header",
        "notes on every row, rows of notes, raw words": (
            "test_android_tells_the_day_on_every_row_and_notes_on_rows_of_their_own"
        ),
        "distance in the unit of the person": "test_distances_without_a_unit_go_with_the_loads",
        "no numbers on W, D and F": "test_numbers_go_on_past_sets_that_have_words",
        "typing in two cases": "test_names_in_two_spellings_are_one_exercise",
        "archived copies": "test_an_archived_copy_is_not_taken_for_the_exercise_unasked",
        "names without equipment": "test_known_names_are_the_same",
        "RPE in halves": "test_exertion_becomes_reserve",
        "one exercise in the other unit": "test_an_export_may_show_any_exercise_in_the_other_unit",
        "own weight typed as a load": "test_a_body_weight_typed_as_a_load_is_pointed_out",
        "blanks around names": "test_blanks_around_a_name_are_none_of_it",
        "line ends, marks, encodings": "test_encodings_and_line_ends",
        "never finished, slips of a key": "test_slips_are_shown_and_kept",
        "day and month by a spreadsheet": "test_where_nothing_tells_the_person_does",
    },
    "Hevy": {
        "dates of 12 and 24 hours": "test_dates_in_the_form_of_any_phone",
        "months of all languages": "test_all_months_of_a_language_are_known",
        "months of no language": "test_a_month_that_nobody_knows_is_listed_and_not_lost",
        "units in the header": "test_the_header_says_the_units",
        "no superset column": "test_older_files_lack_the_superset",
        "superset": "test_a_superset_is_kept_with_its_blocks",
        "superset numbers of one workout": ("test_a_superset_number_means_its_own_workout_only"),
        "real and written line ends, quotes, pictures": (
            "test_line_ends_quotes_and_pictures_in_words_of_hevy"
        ),
        "RPE of warm-ups, distance with time": (
            "test_exertion_of_a_warm_up_and_a_distance_with_its_time_are_kept"
        ),
        "set numbers with gaps": "test_sets_stay_in_the_order_of_the_file_whatever_their_numbers",
        "help and added loads": "test_what_a_machine_helps_counts_down_and_what_is_added_counts_up",
        "0 seconds of a lift": "test_blank_is_not_zero",
        "blank weight": "test_blank_is_not_zero",
        "repeated notes, two line ends": "test_repeated_notes_are_kept_once_with_real_line_ends",
        "half RPE": "test_half_steps_of_exertion",
        "newest first": "test_newest_first_in_the_file_is_oldest_first_here",
        "rows broken by a spreadsheet": "test_rows_that_a_spreadsheet_broke_are_listed",
        "semicolons": "test_delimited_by_semicolons",
        "weight and distance each in its unit": (
            "test_hevys_units_of_weight_and_distance_go_each_its_way"
        ),
        "set kinds": "test_kinds_of_sets",
        "holds with a load": "test_a_weighted_hold_of_hevy_has_a_load_and_a_time",
        "saved by pandas": "test_hevy_saved_again_by_a_program_with_numbers_for_its_rows",
        "names half in Turkish": "test_a_name_half_in_turkish_is_offered_what_it_is",
        "exercise again later": "test_an_exercise_done_again_is_another_block",
        "two decimals of a conversion": "test_the_noise_of_a_conversion_goes_in_any_format",
    },
    "FitNotes": {
        "both generations of columns": "test_fitnotes_of_both_generations",
        "comma in a name": "test_a_name_with_a_comma_keeps_it",
        "comma in a category": "test_a_category_with_a_comma_that_was_seen_is_known_again",
        "two decimals of a conversion": "test_pounds_of_fitnotes_that_were_kilograms",
        "stray quotation mark": "test_a_stray_quotation_mark_is_text",
        "comment with commas and lines": "test_a_comment_may_hold_commas_and_lines",
        "date only": "test_a_day_without_a_time_is_one_session",
        "time as h:mm:ss": "test_times_and_distances_of_fitnotes",
        "unit of weight for a distance": "test_times_and_distances_of_fitnotes",
        "category": "test_a_category_tells_what_an_exercise_trains",
        "saved by a spreadsheet": "test_fitnotes_saved_by_a_spreadsheet",
        "session file": "test_fitnotes_sessions",
        "session file in UTC": "test_an_evening_in_utc_is_the_next_day_in_the_east",
        "backup": "test_fitnotes_backup",
        "backup of an older version": "test_an_older_backup_lacks_tables",
        "kilograms of pounds in a backup": "test_a_backup_shows_what_was_typed",
        "the other phone's columns": "test_fitnotes_of_the_other_phone",
    },
    "Fitbod": {
        "leading blanks, zero load, one of two dumbbells": "test_fitbod",
        "UTC": "test_an_evening_in_utc_is_the_next_day_in_the_east",
        "equal neighbours": "test_fitbod_keeps_equal_neighbours",
        "15 digits of pounds": "test_the_noise_of_a_conversion_goes_in_any_format",
    },
    "StrongLifts": {
        "an exercise a row": "test_stronglifts_of_today",
        "two workouts a day": "test_stronglifts_of_today",
        "body weight in its own unit": "test_stronglifts_of_today",
        "a workout a row": "test_stronglifts_of_2016",
    },
    "JEFIT": {
        "sections, both tables of sets": "test_jefit",
        "unit of the settings": "test_jefits_setting_says_the_unit_of_its_lists",
        "placeholders and a trailing comma": "test_jefit",
        "no sessions": "test_jefit_without_sessions_takes_the_day",
        "sets of a log that is missing": "test_sets_of_a_jefit_log_that_is_missing_are_listed",
    },
    "GymBook": {"units in the cells, skipped, cool-down": "test_gymbook"},
    "Liftosaur": {
        "completed, not required": "test_liftosaur_table",
        "comma in a name": "test_liftosaur_table",
        "ids instead of names": "test_liftosaur_json",
        "UTC": "test_an_evening_in_utc_is_the_next_day_in_the_east",
    },
    "LiftLog": {"a time per set": "test_liftlog"},
    "Flexify": {
        "a time per set, hidden rows, generations": "test_flexify",
        "body weight among the sets": "test_body_weights_of_flexify_are_no_sets",
        "columns in another order": (
            "test_columns_of_flexify_go_by_their_names_and_words_are_utf_8"
        ),
    },
    "Leg Day": {
        "sides, numbers, guarded texts": "test_own_table",
        "whole": "test_a_whole_logbook_comes_back_equal",
        "several athletes": "test_all_come_in_each_to_the_athlete_of_that_name",
    },
}
BUGS = {
    "delimiter guessed by any semicolon in line 1": (
        "test_a_semicolon_in_the_first_line_is_no_delimiter"
    ),
    "one bad row ends it": "test_a_bad_row_is_listed_and_the_others_come_in",
    "a file of mostly bad rows refused": "test_few_good_rows_among_bad_ones_come_in",
    "raw words of the phone unknown": "test_set_order_tells_the_kind",
    "no load becomes 1": "test_no_load_becomes_no_kilogram",
    "pounds read as kilograms": "test_pounds_are_pounds",
    "metres missed, kilometres divided twice": "test_a_distance_is_converted_once",
    "8.5 fails its row": "test_half_a_point_of_exertion_is_read",
    "the first note copied to all": "test_a_note_stays_with_its_exercise",
    "some layouts unknown": "test_reads_every_layout",
    "English months only": "test_no_month_is_lost",
    "an exercise done again merged and sorted": "test_an_exercise_done_again_is_another_block",
    "blank repetitions become 1": "test_blank_repetitions_are_not_one",
    "distance, time and supersets dropped": (
        "test_exertion_of_a_warm_up_and_a_distance_with_its_time_are_kept"
    ),
    "another unit multiplies the past": (
        "test_another_unit_of_the_athlete_changes_nothing_that_is_there"
    ),
    "foreign files taken": "test_an_empty_and_a_foreign_file_are_refused_in_a_sentence",
    "all of a day one workout": "test_two_workouts_of_a_day_are_two",
    "rests are sets of cardio": "test_words_for_a_set_are_sets_and_rests_are_none",
    "limits of rows, sets and repetitions": "test_there_is_no_limit_of_rows_sets_or_repetitions",
    "the time of day dropped": "test_the_clock_on_the_wall_is_that_of_the_person",
    "10.0 is 0": "test_ten_point_nought_is_ten",
    "older columns rejected": "test_fitnotes_of_both_generations",
    "timed rows skipped": "test_times_and_distances_of_fitnotes",
    "importing again never updates": (
        "test_a_corrected_session_is_kept_unless_the_files_is_wanted"
    ),
    "long rows shift their cells": "test_a_row_that_is_too_long_shifts_no_cell",
    "equal sets swallowed": "test_equal_sets_are_as_many_as_they_are",
    "close names taken without asking": "test_close_names_are_only_suggested",
    "columns by their places, words in the wrong encoding": (
        "test_columns_of_flexify_go_by_their_names_and_words_are_utf_8"
    ),
}
# How long a large file takes is measured by ``make bench``.
CHECKS = {
    "rows add up": "test_a_file_comes_in_whole",
    "a second import adds nothing": "test_a_second_import_adds_nothing",
    "a newer export adds what is new": "test_a_newer_export_adds_only_what_is_new",
    "volume equals an independent sum": "test_volume_of_any_file_equals_a_sum_by_arithmetic",
    "names with a comma": "test_a_name_with_a_comma_keeps_it",
    "Turkish and French months": "test_all_months_of_a_language_are_known",
    "warm-ups and rests are no working sets": "test_words_for_a_set_are_sets_and_rests_are_none",
    "two exports, two units, one squat": ("test_an_export_may_show_any_exercise_in_the_other_unit"),
    "header cut off": "test_reads_a_layout_whose_header_was_cut_off",
    "empty": "test_an_empty_and_a_foreign_file_are_refused_in_a_sentence",
    "marks, line ends, UTF-16": "test_encodings_and_line_ends",
    "binary": "test_no_text_is_said_so",
    "no rows": "test_a_file_without_workouts_is_said_so",
}


def test_every_claim_has_its_test() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    tables = (RULES, BUGS, CHECKS, *QUIRKS.values())
    named = {name for table in tables for name in table.values()}
    assert [name for name in named if f"def {name}(" not in source] == []
    assert {app for app, _ in formats()} == QUIRKS.keys()
