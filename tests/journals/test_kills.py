import json
import subprocess
import sys

import pytest

KILLS = 200


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of Unix")
def test_no_acknowledged_decision_is_lost_when_processes_are_killed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kills", str(KILLS)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    tally = json.loads(done.stdout)
    assert tally["kills"] == KILLS
    assert tally["acknowledged"] > KILLS
    assert (tally["lost"], tally["unfollowed"], tally["problems"]) == (0, 0, 0)
