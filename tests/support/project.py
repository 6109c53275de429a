"""Where the project is, and the plan that its tests speak of."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAN = "2025/113-kh-ldld"
