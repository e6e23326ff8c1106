"""What a reader's code cannot do: to files, to the network, to others' processes, to the machine.

On each kind of system and as each kind of user where that makes a difference, see `conftest`.
"""

import ctypes
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import running, wait_for_end

from pitfalls.live import confinement, worker

if not confinement.is_possible():
    pytest.skip("this system can confine no run", allow_module_level=True)
