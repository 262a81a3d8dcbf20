"""What is said where the machine has not enough memory, and how that is recognised."""

from __future__ import annotations

NO_MEMORY = (
    "Lỗi: máy không còn đủ bộ nhớ cho lệnh này, nên không đưa ra kết luận nào. Hãy đóng bớt chương trình, hoặc nâng giới hạn (ulimit -v).",
    "Error: this machine has not enough memory left for the command, so there is no verdict. Close other programs, or raise the limit (ulimit -v).",
)


def lacks_memory(error: Exception) -> bool:
    """Tell by its words whether a library could not be loaded, or a thread not begun, for want of memory, or Python itself ran out of it."""
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, SystemError) and _is_limited():
        return any(one in str(error) for one in ("without exception set", "without setting an exception"))
    return isinstance(error, (ImportError, RuntimeError, OSError)) and any(
        one in str(error) for one in ("failed to map segment", "annot allocate memory", "can't start new thread")
    )


def _is_limited() -> bool:
    """Whether the machine lets the program have only so much memory."""
    try:
        import resource
    except ImportError:  # not on Windows
        return False
    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
