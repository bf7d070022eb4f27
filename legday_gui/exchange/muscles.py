"""The main muscle that a new exercise probably trains, to be looked at by the person."""

import re

from legday_gui.exchange.matching import normalised
from legday_gui.training.values import Muscle

# The first pattern that a name has decides, so the special ones come first.
_NAMES = (
    (r"stretch|foam roll|rolling|mobility|walk$|run|cycling|rowing machine|elliptical", None),
    (r"tricep|pushdown|skull ?crusher|\bdip", Muscle.TRICEPS),
    (r"wrist|forearm|farmer|\bgrip", Muscle.FOREARMS),
    (r"\bcalf|calve|soleus|toe press|polpacc|wade", Muscle.CALVES),
    (r"hamstring|leg curl|nordic|romanian|stiff leg|straight leg deadlift|good morning|"
     r"glute ham raise|beinbeuger", Muscle.HAMSTRINGS),
    (r"adduct|copenhagen", Muscle.ADDUCTORS),
    (r"glute|hip thrust|hip trust|kickback|abduct|clam|\bswing|pull through|gluteo",
     Muscle.GLUTES),
    (r"leg raise|knee raise|crunch|sit up|plank|\babs?\b|hollow|russian twist|toe to bar|wood chop",
     Muscle.ABS),
    (r"back extension|hyperextension|superman", Muscle.LOWER_BACK),
    (r"squat|lunge|leg press|leg extension|step up|quad|wall sit|sled|affondi|kniebeuge|"
     r"beinpresse|sissy", Muscle.QUADS),
    (r"deadlift|rack pull|kreuzheben", Muscle.GLUTES),
    (r"pulldown|pull up|chin up|\blat\b|pullover", Muscle.LATS),
    (r"\brow\b|face pull|shrug|\btrap\b|upper back|reverse fly|rear delt", Muscle.UPPER_BACK),
    (r"shoulder|overhead press|military|lateral raise|front raise|delt|upright|arnold",
     Muscle.SHOULDERS),
    (r"bench|chest|\bfly\b|push up|\bpec\b|bankdrück", Muscle.CHEST),
    (r"bicep|curl", Muscle.BICEPS),
)  # fmt: skip
_HINTS = (
    (r"quadri|quads", Muscle.QUADS),
    (r"hamstring|femoral", Muscle.HAMSTRINGS),
    (r"glute", Muscle.GLUTES),
    (r"calf|calves|gastroc|soleus", Muscle.CALVES),
    (r"adductor", Muscle.ADDUCTORS),
    (r"lower back|erector", Muscle.LOWER_BACK),
    (r"\babs\b|abdom|oblique", Muscle.ABS),
    (r"chest|pectoral|petto", Muscle.CHEST),
    (r"latissimus|\blats\b", Muscle.LATS),
    (r"back|trapezius|dors", Muscle.UPPER_BACK),
    (r"shoulder|deltoid|spalle", Muscle.SHOULDERS),
    (r"tricep|tricip", Muscle.TRICEPS),
    (r"bicep|bicip", Muscle.BICEPS),
    (r"forearm", Muscle.FOREARMS),
)


def proposed(name: str, hint: str = "") -> Muscle | None:
    """The main muscle by the words of a name, else by what the file says; None if neither does."""
    words = normalised(name)
    for pattern, muscle in _NAMES:
        if re.search(pattern, words):
            return muscle
    bare = hint.casefold()
    return next((muscle for pattern, muscle in _HINTS if re.search(pattern, bare)), None)
