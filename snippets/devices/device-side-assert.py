"""A wrong label or index on a GPU ends in a message that says neither what nor where; the same code on the CPU says both."""
# /// pitfall
# apis = ["torch.nn.functional.cross_entropy", "torch.nn.Embedding", "torch.nn.functional.one_hot", "torch.nn.functional.binary_cross_entropy",
#         "torch.Tensor.gather", "torch.multinomial", "torch.Tensor.item"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# also = ["torch.AcceleratorError", "torch.backends.cudnn.enabled"]
# messages = [
#   "Target * is out of bounds.",
#   "Class values must be smaller than num_classes.",
#   "all elements of input should be between 0 and 1",
#   "probability tensor contains either `inf`, `nan` or element < 0",
# ]
# older = [
#   "cuda runtime error (59) : device-side assert triggered",
#   "cuda runtime error (710) : device-side assert triggered",
#   "cuda runtime error (77) : an illegal memory access was encountered",
#   "cuda runtime error (4) : unspecified launch failure",
#   "Assertion `input >= 0. && input <= 1.` failed.",
#   "sizes[i] && \"index out of bounds\"` failed.",
# ]
# [reported.assert]
# message = "device-side assert triggered"
# shown = """AcceleratorError: CUDA error: device-side assert triggered
# Search for `cudaErrorAssert' in https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html for more information.
# CUDA kernel errors might be asynchronously reported at some other API call, so the stacktrace below might be incorrect.
# For debugging consider passing CUDA_LAUNCH_BLOCKING=1
# Compile with `TORCH_USE_CUDA_DSA` to enable device-side assertions."""
# needs = "gpu"
# links = ["https://github.com/mrdbourke/pytorch-deep-learning/issues/1290", "https://github.com/karpathy/nanoGPT/issues/470", "https://github.com/pytorch/pytorch/issues/74079"]
# [reported.label]
# message = "Assertion `t >= 0 && t < n_classes` failed."
# shown = "../aten/src/ATen/native/cuda/NLLLoss2d.cu:103: nll_loss2d_forward_kernel: block: [3,0,0], thread: [929,0,0] Assertion `t >= 0 && t < n_classes` failed."
# needs = "gpu"
# links = ["https://github.com/milesial/Pytorch-UNet/issues/375", "https://github.com/modelscope/ms-swift/issues/3267"]
# [reported.embedding]
# message = "Assertion `srcIndex < srcSelectDimSize` failed."
# shown = "../aten/src/ATen/native/cuda/Indexing.cu:1146: indexSelectLargeIndex: block: [157,0,0], thread: [88,0,0] Assertion `srcIndex < srcSelectDimSize` failed."
# needs = "gpu"
# links = ["https://github.com/OptimalScale/LMFlow/issues/114", "https://github.com/huggingface/transformers/issues/24698"]
# [reported.probability]
# message = "Assertion `*input_val >= zero && input_val <= one*` failed."
# shown = "/opt/conda/conda-bld/pytorch_1695392067780/work/aten/src/ATen/native/cuda/Loss.cu:94: operator(): block: [0,0,0], thread: [96,0,0] Assertion `input_val >= zero && input_val <= one` failed."
# needs = "gpu"
# links = ["https://github.com/WENGSYX/CMIVQA_Baseline/issues/16", "https://github.com/NVlabs/wetectron/issues/24"]
# [reported.illegal]
# message = "an illegal memory access was encountered"
# shown = "RuntimeError: CUDA error: an illegal memory access was encountered"
# needs = "gpu"
# links = ["https://github.com/ZJULearning/RMI/issues/26", "https://github.com/3dlg-hcvc/multi3drefer/issues/14"]
# [reported.misaligned]
# message = "CUDA error: misaligned address"
# shown = "RuntimeError: CUDA error: misaligned address"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/32893", "https://github.com/deepspeedai/DeepSpeedExamples/issues/530"]
# [reported.launch]
# message = "unspecified launch failure"
# shown = "RuntimeError: CUDA error: unspecified launch failure"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/74235", "https://github.com/lean-dojo/ReProver/issues/68"]
# [reported.cudnn]
# message = "CUDNN_STATUS_NOT_INITIALIZED"
# shown = "RuntimeError: cuDNN error: CUDNN_STATUS_NOT_INITIALIZED"
# needs = "gpu"
# links = ["https://github.com/yukkyo/PyTorch-FilterResponseNormalizationLayer/issues/4", "https://github.com/haotian-liu/LLaVA/issues/392"]
# [reported.cudnn_failed]
# message = "CUDNN_STATUS_EXECUTION_FAILED"
# shown = "RuntimeError: cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"
# needs = "gpu"
# links = ["https://github.com/SeanNaren/deepspeech.pytorch/issues/414", "https://github.com/seanie12/Info-HCVAE/issues/7"]
# [reported.cublas]
# message = "CUBLAS_STATUS_EXECUTION_FAILED* when calling `*"
# shown = "RuntimeError: CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasSgemm( handle, opa, opb, m, n, k, &alpha, a, lda, b, ldb, &beta, c, ldc)`"
# needs = "gpu"
# links = ["https://github.com/jadore801120/attention-is-all-you-need-pytorch/issues/193", "https://github.com/WangYueFt/dgcnn/issues/90"]
# [reported.cublas_create]
# message = "CUBLAS_STATUS_NOT_INITIALIZED* when calling `*"
# shown = "RuntimeError: CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling `cublasCreate(handle)`"
# needs = "gpu"
# links = ["https://github.com/huggingface/transformers/issues/6263", "https://github.com/EleutherAI/lm-evaluation-harness/issues/1689"]
# [reported.cublas_alloc]
# message = "CUBLAS_STATUS_ALLOC_FAILED* when calling `*"
# shown = "RuntimeError: CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"
# needs = "gpu"
# links = ["https://github.com/QwenLM/Qwen3/issues/873", "https://github.com/JDAI-CV/fast-reid/issues/625"]
# [reported.engine]
# message = "was unable to find an engine to execute this computation"
# shown = "RuntimeError: FIND was unable to find an engine to execute this computation"
# needs = "gpu"
# links = ["https://github.com/georghess/neurad-studio/issues/39", "https://github.com/facebookresearch/dinov2/issues/158"]
# [reported.timeout]
# message = "the launch timed out and was terminated"
# shown = "RuntimeError: CUDA error: the launch timed out and was terminated"
# needs = "gpu"
# links = ["https://github.com/mrnabati/CenterFusion/issues/76", "https://github.com/numba/numba/issues/9381", "https://github.com/pytorch/pytorch/issues/10853"]
#
# [code.labels_counted_from_one]
# either = [
#     '{$NAME: $I for $I, $NAME in enumerate($NAMES, 1)}',
#     '{$NAME: $I + 1 for $I, $NAME in enumerate($NAMES)}',
#     '{$NAME: $I for $I, $NAME in enumerate($NAMES, start=1)}',
#     'torch.randint(1, $NAMES + 1, ...)',
#     '{$NAME: $I + 1 for $I, $NAME in enumerate(sorted($NAMES))}',
#     'torch.randint(1, len($NAMES) + 1, ...)',
#     '{$NAME: $I for $I, $NAME in enumerate(sorted($NAMES), start=1)}',
#     'torch.randint(0, $NAMES + 1, ...)', 'torch.randint($NAMES + 1, ...)',
#     'torch.arange(1, $NAMES + 1)',
# ]
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)',
#         'torch.nn.NLLLoss(...)',
#     ],
# ]
# nowhere = [
#     '$Y - 1', '$Y -= 1', 'torch.nn.CrossEntropyLoss(..., ignore_index=$I2, ...)',
#     'torch.nn.CTCLoss(...)', 'torch.nn.functional.cross_entropy(..., ignore_index=$I2, ...)',
#     'torch.nn.Linear($H, $NAMES + 1)', 'torch.nn.Linear($H, len($NAMES) + 1)',
# ]
# names = { "$NAMES" = '(?!.*(vocab|word|token|char|seq)).*(class|label|kind|categor|species|breeds|genres).*' }
# example = '''
# y = torch.randint(1, n_classes + 1, (8,))
# loss = torch.nn.functional.cross_entropy(model(x), y)
# '''
#
# [code.unlabeled_as_minus_one]
# either = [
#     '$Y[...] = -1', '$Y[...] = 255', 'torch.where($C, $Y, -1)',
#     'torch.nn.utils.rnn.pad_sequence(..., padding_value=-1, ...)', 'torch.full(..., -1, ...)',
#     'torch.full(..., 255, ...)', '$Y.masked_fill($C, -1)', '$Y.masked_fill($C, 255)',
#     'torch.full_like($Y, -1)', '$Y[$I, $J] = 255', '$Y[$I, $J] = -1',
#     'pad_sequence(..., padding_value=-1, ...)', '$Y[:, :$N] = 255', '$Y[:$N] = -1',
#     '$Y[$I, :$N] = 255',
# ]
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss()', 'torch.nn.functional.cross_entropy($OUT, $Y2)',
#         'torch.nn.CrossEntropyLoss(weight=$W)', 'torch.nn.CrossEntropyLoss(label_smoothing=$S)',
#     ],
# ]
# nowhere = [
#     'torch.nn.CrossEntropyLoss(..., ignore_index=$I2, ...)',
#     'torch.nn.functional.cross_entropy(..., ignore_index=$I2, ...)', '$Y3 >= 0', '$Y3 != -1',
#     '$Y3 != 255', '$Y3 > -1',
# ]
# example = '''
# labels[unknown] = -1
# loss = torch.nn.functional.cross_entropy(logits, labels)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
y = torch.tensor([1, 2, 3, 4, 1, 2, 3, 4])  # 4 classes, counted from 1
loader = DataLoader(TensorDataset(torch.randn(8, 10), y), batch_size=2)
device = "cpu"  # was "cuda"
model = nn.Linear(10, 4).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for step, (x, y) in enumerate(loader):
    print("step", step)
    loss = nn.functional.cross_entropy(model(x.to(device)), y.to(device))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> step 0
#> step 1
#> IndexError: Target 4 is out of bounds.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
y = torch.tensor([1, 2, 3, 4, 1, 2, 3, 4]) - 1  # counted from 0
loader = DataLoader(TensorDataset(torch.randn(8, 10), y), batch_size=2)
device = "cpu"  # was "cuda"
model = nn.Linear(10, 4).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for step, (x, y) in enumerate(loader):
    print("step", step)
    loss = nn.functional.cross_entropy(model(x.to(device)), y.to(device))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> step 0
#> step 1
#> step 2
#> step 3
# --8<-- [end:right]

# --8<-- [start:demo_cpu]
import torch
from torch import nn
from torch.nn import functional as F

nan = float("nan")
for name, call in {
    "label": lambda: F.cross_entropy(torch.zeros(1, 4), torch.tensor([4])),
    "void": lambda: F.cross_entropy(torch.zeros(1, 4), torch.tensor([255])),
    "token": lambda: nn.Embedding(100, 8)(torch.tensor([100])),
    "index": lambda: torch.zeros(4)[torch.tensor([4])],
    "gather": lambda: torch.zeros(1, 4).gather(1, torch.tensor([[4]])),
    "one_hot": lambda: F.one_hot(torch.tensor([4]), num_classes=4),
    "BCE": lambda: F.binary_cross_entropy(torch.tensor([nan]), torch.ones(1)),
    "sample": lambda: torch.multinomial(torch.tensor([0.5, nan]), 1),
}.items():
    try:
        call()
    except (IndexError, RuntimeError) as error:
        print(f"{name}: {error}")
#> label: Target 4 is out of bounds.
#> void: Target 255 is out of bounds.
#> token: index out of range in self
#> index: index 4 is out of bounds for dimension 0 with size 4
#> gather: index 4 is out of bounds for dimension 1 with size 4
#> one_hot: Class values must be smaller than num_classes.
#> BCE: all elements of input should be between 0 and 1
#> sample: probability tensor contains either `inf`, `nan` or element < 0
# --8<-- [end:demo_cpu]

# --8<-- [start:detect]
import torch
from torch.utils.data import DataLoader, TensorDataset

y = torch.tensor([0, 2, 3, 255, 1, 2, 3, 4])
loader = DataLoader(TensorDataset(torch.randn(8, 10), y), batch_size=2)
num_classes, found = 4, set()
for x, y in loader:
    found.update(y.unique().tolist())
    assert torch.isfinite(x).all()
print("no class of the model:", sorted(found - set(range(num_classes))))
#> no class of the model: [4, 255]
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.nn import functional as F

assert wrong.out == (
    "step 0\nstep 1\nIndexError: Target 4 is out of bounds.\n")
assert right.out == "step 0\nstep 1\nstep 2\nstep 3\n"
assert demo_cpu.out == """\
label: Target 4 is out of bounds.
void: Target 255 is out of bounds.
token: index out of range in self
index: index 4 is out of bounds for dimension 0 with size 4
gather: index 4 is out of bounds for dimension 1 with size 4
one_hot: Class values must be smaller than num_classes.
BCE: all elements of input should be between 0 and 1
sample: probability tensor contains either `inf`, `nan` or element < 0
"""
assert detect.out == "no class of the model: [4, 255]\n"
# -100 is ignored, and so is what ignore_index names
for ignored, options in ((-100, {}), (255, {"ignore_index": 255})):
    target = torch.tensor([0, ignored])
    loss = F.cross_entropy(torch.zeros(2, 4), target, **options)
    assert torch.allclose(loss, torch.tensor(4.0).log())
# one class too few in the last layer is the same mistake
try:
    F.cross_entropy(nn.Linear(10, 3)(torch.zeros(1, 10)), torch.tensor([3]))
except IndexError as error:
    assert str(error) == "Target 3 is out of bounds."
else:
    raise AssertionError("a label beyond the last output")
# --8<-- [end:check]
