"""What supports a claim (annotation guide §1): which words, and why."""

from lint.support.judge import NOTHING, Judgement, supports

__all__ = ["NOTHING", "Judgement", "supports"]
