"""Which rest follows a set of a session, and what is said of the rest that runs. No Qt."""

from typing import TYPE_CHECKING

from legday_gui.training import rest
from legday_gui.training.rest import Rest
from legday_gui.training.values import Block, LoggedSet, SetKind, Side

if TYPE_CHECKING:
    from legday_gui.window.session.sheet import Sheet


def rest_after(sheet: "Sheet", block: Block, latest: LoggedSet) -> Rest:
    """The rest after ``latest``, whether that is written already or about to be."""
    before = [s for s in sheet.sets(block) if s.number == latest.number and s.side != latest.side]
    sides = [*before, latest]
    lines = sheet.lines(block)
    work = sorted({x.number for x in lines if x.kind is not SetKind.WARM_UP})
    coming = [x for x in lines if x.logged is None and x.key != (latest.number, latest.side)]
    others = (b for b in sheet.blocks if b.id != block.id)
    if not coming and all(sheet.next_line(other) is None for other in others):
        return Rest(None)  # it was the last set of the session
    return rest.rest_after(
        sides,
        sheet.exercise(block),
        sheet.prescription(block),
        work_number=work.index(latest.number) + 1 if latest.number in work else 1,
        other_side_next=latest.side is not Side.BOTH and not before,
        superset_next=_round_goes_on(sheet, block, latest),
        next_kind=coming[0].kind if coming else None,
    )


def _round_goes_on(sheet: "Sheet", block: Block, latest: LoggedSet) -> bool:
    """Whether an exercise of the superset is behind this one; else the round ends in a rest."""
    partner = partner_of(sheet, block)
    if partner is None:
        return False
    here = _work_numbers(sheet.sets(block)) | {latest.number}
    return len(_work_numbers(sheet.sets(partner))) < len(here)


def _work_numbers(sets: list[LoggedSet]) -> set[int]:
    return {s.number for s in sets if s.kind is not SetKind.WARM_UP}


def reason(sheet: "Sheet") -> str:
    """Why the rest that runs is no usual one; empty where it is, or where no set began it."""
    latest = max(sheet.all_sets(), key=lambda s: s.id, default=None)
    if latest is None or latest.done_at is None:
        return ""
    block = sheet.block(latest.block_id)
    began = latest.done_at * 1000 == sheet.session.rest_from_ms
    return rest_after(sheet, block, latest).reason if began and block else ""


def usual_rest_s(sheet: "Sheet", block: Block | None) -> int:
    """Seconds of a rest that is started by hand."""
    item = sheet.prescription(block) if block else None
    if item is not None:
        return item.rest_s
    return rest.usual_rest_s(sheet.exercise(block)) if block else rest.MOST_WARM_UP_S


def partner_of(sheet: "Sheet", block: Block) -> Block | None:
    """The exercise that a superset goes on with after a set of this one."""
    if block.superset is None:
        return None
    at = sheet.blocks.index(block)
    order = sheet.blocks[at + 1 :] + sheet.blocks[:at]
    alternate = (b for b in order if b.superset == block.superset and sheet.next_line(b))
    return next(alternate, None)
