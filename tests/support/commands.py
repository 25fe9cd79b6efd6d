"""What scripts share that run the program's commands: an account of what passed, a command's outcome, kill -9."""
import shutil
import signal
import subprocess
import time


class Report:
    passed = failed = 0

    def that(self, what, good):
        self.passed, self.failed = self.passed + bool(good), self.failed + (not good)
        if not good:
            print(f"  FAILED {what}")
        return good

    def close(self):
        """Prints the count; the exit code."""
        print(f"{self.passed} passed, {self.failed} failed")
        return self.failed != 0


def guildhall(program, data, *words):
    """Runs `guildhall <words> --data <data>`; its outcome has returncode and stdout (with stderr)."""
    return subprocess.run([program, *map(str, words), "--data", str(data)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True)


def killed(command, after):
    """Starts the command and kills it after so many seconds."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    return process.wait()


def duration_of(command):
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def new_folder(folder, name, key):
    """A data folder with nothing but a key file."""
    made = folder / name
    made.mkdir(mode=0o700)
    shutil.copy(key, made / "guildhall.key")
    return made
