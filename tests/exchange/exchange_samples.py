"""A header of every table with rows as its program writes them: for hostile tests and fuzzing."""

import io
import zipfile

# Name to header and rows. The delimiter is the one that the file comes with.
SAMPLES: dict[str, tuple[str, ...]] = {
    "strong": (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
        "Workout Notes,RPE",
        '2026-01-05 18:30:00,"Legs",1h 5m,"Squat (Barbell)",W,20.0,5.0,0,0.0,"","",',
        '2026-01-05 18:30:00,"Legs",1h 5m,"Squat (Barbell)",1,100.0,5.0,0,0.0,"deep","tired",8.5',
        '2026-01-05 18:30:00,"Legs",1h 5m,"Squat (Barbell)",Rest Timer,0,0.0,0,120.0,,,',
        '2026-01-06 18:30:00,"Run",45m,"Running",1,0,0,5.2,1500,"a\nb",,',
        '13/09/2021 10:41,"Legs",45m,"Pull Up (Assisted)",D,20,8,0,0,,,',
    ),
    "strong of a phone": (
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;"
        "Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration",
        '2020-01-05 18:30:00;"Legs";"Squat";1;135;lbs;5;8;;;0;"";"";1h 5m',
        '2020-01-05 18:30:00;"Legs";"Run";WARM_UP;;;;;2.5;mi.;600;"";"";1h 5m',
    ),
    "weights": ("Date;Weight (kg)", '"2026-01-06 07:00:00";"76.80000305175781"'),
    "hevy": (
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,"
        "set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe",
        '"Legs","5 Jan 2026, 18:30","5 Jan 2026, 19:35","","Squat",,"",0,"warmup",20,5,,,',
        '"Legs","5 juil. 2026, 18:30","","a\\nb","Squat",0,"b",1,"failure",61.24,5,,0,8.5',
        '"Run","Jun 11, 2026, 1:01 PM","Jun 11, 2026, 2:01 PM",,"Run",,,0,normal,,,5.1,1500,',
    ),
    "fitnotes": (
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment",
        "2026-01-05,Squat,Legs,100.0,kgs,5,,,,",
        '2026-01-05,Press (Each Side, Dumbbells),Chest,20.0,lbs,5,2.5,mi,0:09:21,"a, b\nc"',
        '2026-01-05,Pause Deadlift 1",Back,70.0,kgs,7,,kg,0:00:00,""',
    ),
    "sessions": (
        "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,"
        "Status,IsWarmup,RPE,RIR,Categories,Note",
        'Legs,2026-01-05T18:30:00Z,2026-01-05T19:30:00Z,"80,5",Squat,Barbell,5,"94,5",,,Done,false,'
        '8.5,,"Quads, Glutes",slow',
        "Legs,2026-01-05T18:30:00Z,,,Plank,,,,00:00:30,,Failed,true,,0,,",
    ),
    "fitbod": (
        "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,"
        "Note,multiplier",
        "2021-01-17 22:14:35 +0000,Squat, 4,20.41168092460379,0.0,0.0,0.0,0.0,true,, 1.0",
        "2021-01-17 22:14:35 +0000,Running, 0,0.0,600.0,1500.0,0.0,0.0,false,x, 2.0",
    ),
    "stronglifts": (
        "Date (yyyy/mm/dd),Workout,Workout Name,Body Weight (KG),Exercise,Start Time (h:mm),"
        "End Time (h:mm),Notes,Set 1 (Reps),Set 1 (KG),Set 2 (Reps)",
        "2026/08/11,1,A,80.5,Squat,10:56 PM,12:10 AM,good,5,100,0",
    ),
    "old stronglifts": (
        "Date,Note,Workout,Body Weight,Exercise 1,Weight (KG),Weight (LB),Set 1,"
        "Set 2,Exercise 2,Weight (KG),Weight (LB),Set 1",
        '"07/25/16","tired","A","183lb","Squat","61.23","135","5","0","Press","40","88.18","5"',
    ),
    "gymbook": (
        "Data,Programma,Orario,Esercizio,Zona,Set / Set di riscaldamento / Set di "
        "defaticamento,Ripetizioni / Tempo,Peso / Distanza,Appunti,Saltato",
        '09/01/25,Gambe,18:30,Squat,Gambe,Set,20 ripetizioni,"42,5 kg",lento,No',
        '09/01/25,Gambe,18:30,Corsa,Gambe,Set di defaticamento,5 minuti,"1,5 km",,Si',
    ),
    "liftosaur": (
        "Workout DateTime,Day Name,Exercise,Is Warmup Set?,Completed Reps,Is AMRAP?,"
        "Completed RPE,Completed Weight Value,Completed Weight Unit,Notes",
        '2026-03-01T10:00:00.000Z,Day 1,"Squat, Barbell",1,5,1,8,225,lb,hips',
    ),
    "liftlog": (
        "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
        "b59a,2024-10-16T10:45:06,Squat,60,kg,8,8,slow",
    ),
    "flexify": (
        "id,name,reps,weight,created,unit,bodyWeight,duration,distance,cardio,hidden",
        "1,Squat,5.0,100.0,2024-05-01T18:30:00.000,kg,80,1.5,2,0,0",
    ),
    "ours": (
        "Date,Time,Session,Exercise,Set,Side,Kind,Load (kg),Load as entered,Unit,Reps,"
        "Reps in reserve,Seconds,Metres,Note,Exercise note,Session note",
        "2026-01-05,18:30:00,'=Legs,'@Split squat,1,left,work,20,20,kg,8,1.5,,,'-deep,x,y",
        "2026-01-05,18:30:00,Legs,Plank,1,both,amrap,,,,,,60,12.5,,,y",
    ),
}

JEFIT = """
### SETTING ####

mass,length
 lbs, inches

### WORKOUT SESSIONS ####

_id,starttime,endtime
11,1767637800,1767641400

### EXERCISE LOGS ####

_id,ename,mydate,logs,logTime,belongsession
1,Barbell Squat,2026-01-05,"395x5,360x5",1767637900,11
2,Leg Extensions,2026-01-05,"90x10,0.0x0,90xten,",1767638000,11
3,Plank,2010-05-01,"0x1",1272700000,

### EXERCISE SET LOGS ####

_id,exercise_log_id,set_index,weight_lbs,reps,set_type,duration
1,1,0,200.0000,5,warm-up,0
2,1,1,395.0000,5,default,0
"""


def workbook(sheet: bytes, before: bytes = b"") -> bytes:
    """A workbook with one sheet of this XML; ``before`` stands at the top of its file."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet.xml" ContentType="{kinds}.worksheet+xml"/></Types>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}">'
        '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="sheet.xml"/></Relationships>',
        "xl/sheet.xml": before + f"<worksheet {main}>".encode() + sheet + b"</worksheet>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
