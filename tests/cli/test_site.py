"""``delegation site`` and ``delegation serve``: what is written where, what is refused, and pages that follow edits."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from folders import small
from programs import run

from delegation.cli.pages_server import PagesServer
from delegation.errors import DelegationError
