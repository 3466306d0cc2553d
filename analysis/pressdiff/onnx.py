"""The models in ONNX and their vocabulary: loaded once a process, each on one thread."""

import re
from functools import cache
from importlib.resources import files

import onnxruntime
from tokenizers import Tokenizer

_LONE = re.compile("[\ud800-\udfff]")  # halves of a letter, which the tokenizer refuses


def stored(name: str) -> bytes:
    """Return the bytes of a file in `models`."""
    return (files("pressdiff") / "models" / name).read_bytes()


def tokenizer() -> Tokenizer:
    """Return the tokenizer of all encoders, a new one: truncation and padding are the caller's."""
    return Tokenizer.from_str(stored("encoder_tokenizer.json").decode())


def whole_letters(text: str) -> str:
    """Return `text`, of the same length, as the tokenizer takes it."""
    return _LONE.sub("\ufffd", text)


@cache
def session(name: str) -> onnxruntime.InferenceSession:
    """Return a model, loaded once a process, on one thread: processes are what runs in parallel."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(stored(name), options, providers=["CPUExecutionProvider"])
