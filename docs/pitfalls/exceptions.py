"""What pages may say though no code of ours shows it, and why."""

# Names in `backticks` that no snippet uses.
KNOWN_NAMES = {
    "BinaryCrossentropy": "a name of TensorFlow, which is not installed",
    "CUDA_LAUNCH_BLOCKING": "an environment variable",
    "CUDA_VISIBLE_DEVICES": "an environment variable",
    "F.softmin": "goes beyond what snippets do",
    "Lambda": "a name of torchvision, which is not installed",
    "Normalize": "a name of torchvision, which is not installed",
    "Resize": "a name of torchvision, which is not installed",
    "SparseCategoricalCrossentropy": "a name of TensorFlow, which is not installed",
    "TORCH_LOGS": "an environment variable",
    "c_0": "what the documentation of torch.nn.LSTM calls a state",
    "c_n": "what the documentation of torch.nn.LSTM calls a state",
    "create_extension": "a function of torch.utils.ffi, which is gone",
    "element_size": "a method of Tensor",
    "fn": "stands for any function",
    "gradient_checkpointing_kwargs": "an argument of transformers, which is not installed",
    "h_0": "what the documentation of torch.nn.LSTM calls a state",
    "ls": "a program in a terminal",
    "max_length": "an argument of Hugging Face's tokenizers",
    "normalized": "an argument of torch.rfft, which is gone",
    "onesided": "an argument of torch.rfft, which is gone",
    "out_features": "an optional argument, or a name of an argument, of a class that snippets use",
    "pip": "a program in a terminal",
    "python": "a program in a terminal",
    "recompiles": "a value of TORCH_LOGS",
    "resolve_conj": "a method of Tensor",
    "resolve_neg": "a method of Tensor",
    "signal_sizes": "an argument of torch.irfft, which is gone",
    "src_mask": "an optional argument, or a name of an argument, of a class that snippets use",
    "tf": "a name of TensorFlow, which is not installed",
    "torch.ByteTensor": "another name of a dtype, or an old class of tensors",
    "torch.CharTensor": "another name of a dtype, or an old class of tensors",
    "torch.ComplexFloatTensor": "another name of a dtype, or an old class of tensors",
    "torch.HalfTensor": "another name of a dtype, or an old class of tensors",
    "torch.ShortTensor": "another name of a dtype, or an old class of tensors",
    "torch._dynamo.config.allow_unspec_int_on_nn_module": "an option of the compiler",
    "torch._dynamo.config.recompile_limit": "an option of the compiler",
    "torch.backends.mps.is_available": "needs another device",
    "torch.half": "another name of a dtype, or an old class of tensors",
    "torch.nn.modules.utils.consume_prefix_in_state_dict_if_present": "does what a section does",
    "torch.optim.swa_utils.update_bn": "goes beyond what snippets do",
    "torch.short": "another name of a dtype, or an old class of tensors",
    "torchrun": "a program in a terminal",
    "transforms": "a name of torchvision, which is not installed",
    "use_cuda": "an argument of torch.profiler.profile that newer versions lack",
    "v2": "a name of torchvision, which is not installed",
}

# Problems of `prose` that are none: the entry, and what was found.
FINE = {
    (
        "devices/choose-the-device",
        "the message 'but got mat1 is on cpu, different from other tensors on cuda:0'",
    ): "an older message of the head, with the devices of a GPU",
    (
        "modules/imports-that-moved",
        "the message \"module 'torch' has no attribute 'zeros' (consider renaming ...)\"",
    ): "what Python 3.13 says, with a link",
    (
        "vision/interpolate-without-batch-axis",
        "the message 'Default upsampling behavior when mode=bilinear is changed to "
        "align_corners=False since 0.4.0.'",
    ): "an older message of the head, with a mode",
    ("autograd/validation-without-no-grad", "the number 0.4"): "a version, with a link",
    ("data/lambda-in-a-worker", "the number 3.12"): "a version of Python, with a link",
    ("data/samples-of-different-sizes", "the number 256"): "an argument of torchvision's Resize",
    ("saving/module-prefix", "the number 0.3"): "a version, with a link",
    ("tensors/index-of-a-zero-dim-tensor", "the number 0.4"): "a version, with a link",
    ("tensors/shapes-that-do-not-broadcast", "the number 0.2"): "a version, with a link",
}

# Problems of `style` that are none: the page, and what was found.
GOOD_STYLE: dict[tuple[str, str], str] = {}
