"""Files → stories and what they say, here or in a process of its own that keeps to limits of time and memory."""

from knowledge.working.process import Worker, WorkerError
from knowledge.working.rules import Rules
from knowledge.working.understanding import InProcess, Understand, Understood

__all__ = ["InProcess", "Rules", "Understand", "Understood", "Worker", "WorkerError"]
