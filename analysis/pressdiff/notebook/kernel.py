"""The kernel that runs a notebook: the interpreter that pressdiff itself runs in."""

import sys

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager


class OwnKernel(AsyncKernelManager):
    """Starts ``sys.executable``, whatever kernels are registered on this machine, or none.

    A kernel called python3 may belong to another environment, where pressdiff is not installed.
    """

    @property
    def kernel_spec(self) -> KernelSpec:
        """What to start; it says errors alone."""
        return KernelSpec(
            argv=[
                sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher",
                "-f", "{connection_file}", "--log-level=40",
            ],
            display_name="Python 3",
            language="python",
        )  # fmt: skip
