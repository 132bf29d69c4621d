"""Why a code was suggested or not, and what each rule does in a study."""
