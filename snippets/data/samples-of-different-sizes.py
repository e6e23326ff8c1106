"""The DataLoader can only stack samples of one shape; a collate_fn pads them or keeps a list."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.default_collate", "torch.nn.utils.rnn.pad_sequence", "torch.stack"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-21
# messages = [
#   "stack expects each tensor to be equal size, but got [*] at entry * and [*] at entry *",
#   "Trying to resize storage that is not resizable",
#   "each element in list of batch should be of equal size",
#   "expected Tensor as element * in argument *, but got NoneType",
#   "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class '*'>",
# ]
# older = [
#   "invalid argument 0: Sizes of tensors must match except in dimension 0. Got * and * in dimension * at *",
# ]
#
# [code.samples_of_their_own_length]
# either = ['torch.utils.data.DataLoader($DS(...), ...)', 'torch.utils.data.DataLoader($D, ...)']
# not = [
#     'torch.utils.data.DataLoader(..., collate_fn=$F, ...)',
#     'torch.utils.data.DataLoader(..., batch_size=1, ...)',
#     'torch.utils.data.DataLoader(..., batch_size=None, ...)',
#     'torch.utils.data.DataLoader($D2, 1, ...)', 'torch.utils.data.DataLoader(..., **$KW)',
#     'torch.utils.data.DataLoader(..., batch_sampler=$BS, ...)',
# ]
# anywhere = [
#     [
# '''
# def __getitem__(...):
#     ...
#     return torch.tensor([$V[$W] for $W in $TEXT]), ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     $T = torch.tensor([$V[$W] for $W in $TEXT], ...)
#     ...
#     return $T, ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     $T = torch.tensor([$V.get($W, ...) for $W in $TEXT], ...)
#     ...
#     return $T, ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     return torch.tensor([$V.get($W, ...) for $W in $TEXT]), ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     $N = random.randint(...)
#     ...
#     return torch.$MAKE($N, ...), ...
# ''',
#         '$L = [torch.$MAKE($N) for $N in $LENGTHS]',
#         '$L = [(torch.$MAKE($N, ...), $Y) for $N in $LENGTHS]',
#         '$L = [torch.randint($K, ($N,)) for $N in $LENGTHS]',
# '''
# def __getitem__(...):
#     ...
#     $T = torch.tensor($ENCODE($TEXT), ...)
#     ...
#     return $T, ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     return torch.tensor($ENCODE($TEXT)), ...
# ''',
#     ],
# ]
# nowhere = [
#     'torch.nn.utils.rnn.pad_sequence(...)', 'pad_sequence(...)', 'torch.nn.functional.pad(...)',
#     '$T2 + [$PAD] * $N2', '$T2[:$MAX]', '$OUT[:$N3] = $T4', '$T2.ljust(...)',
#     '$T2 += [$PAD] * $N2',
# ]
# example = '''
# class Texts(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         ids = torch.tensor([self.vocab[w] for w in self.texts[i].split()])
#         return ids, self.labels[i]
# loader = torch.utils.data.DataLoader(Texts(), batch_size=4)
# '''
#
# [code.samples_made_with_their_own_length]
# either = [
#     'torch.utils.data.DataLoader($DS(...), ...)', 'torch.utils.data.DataLoader($D, ...)',
# ]
# not = [
#     'torch.utils.data.DataLoader(..., collate_fn=$F, ...)',
#     'torch.utils.data.DataLoader(..., batch_size=1, ...)',
#     'torch.utils.data.DataLoader(..., batch_size=None, ...)',
#     'torch.utils.data.DataLoader($D2, 1, ...)', 'torch.utils.data.DataLoader(..., **$KW)',
#     'torch.utils.data.DataLoader(..., batch_sampler=$BS, ...)', 'torch.utils.data.DataLoader($D3)',
#     'torch.utils.data.DataLoader($D3, shuffle=$SHUFFLE)',
# ]
# anywhere = [
#     [
# '''
# for $I in $R:
#     ...
#     $N = <... torch.randint(...) ...>
#     ...
#     $T = <... torch.$MAKE(..., $N, ...) ...>
#     ...
#     self.$L.append($T)
#     ...
# ''',
# '''
# for $I in $R:
#     ...
#     $N = <... $RANDOM.randint(...) ...>
#     ...
#     $T = <... torch.$MAKE(..., $N, ...) ...>
#     ...
#     self.$L.append($T)
#     ...
# ''',
# '''
# for $I in $R:
#     ...
#     $N = <... $RANDOM.integers(...) ...>
#     ...
#     $T = <... torch.$MAKE(..., $N, ...) ...>
#     ...
#     self.$L.append($T)
#     ...
# ''',
# '''
# for $I in $R:
#     ...
#     $N = <... $RANDOM.randint(...) ...>
#     ...
#     $T = <... torch.$MAKE(..., $N, ...) ...>
#     ...
#     $L.append(($T, $Y))
#     ...
# ''',
# '''
# for $I in $R:
#     ...
#     $N = <... torch.randint(...) ...>
#     ...
#     $T = <... torch.$MAKE(..., $N, ...) ...>
#     ...
#     $L.append(($T, $Y))
#     ...
# ''',
# '''
# for $I in $R:
#     ...
#     $N = <... $RANDOM.integers(...) ...>
#     ...
#     $T = <... $RANDOM.$DRAW(..., ($N, $WIDTH), ...) ...>
#     ...
#     $L.append(($T, $Y))
#     ...
# ''',
#         '$L = [torch.$MAKE(random.randint(...), ...) for $I in $R]',
#         '$L = [(torch.$MAKE(random.randint(...), ...), $Y) for $I in $R]',
#         '$L = [torch.$MAKE(int(torch.randint(...)), ...) for $I in $R]',
#         '$L = [torch.$MAKE(numpy.random.randint(...), ...) for $I in $R]',
#         '$L = [torch.arange($N) for $N in $LENGTHS]',
# '''
# def __getitem__(...):
#     ...
#     $T = torch.zeros(len($W), ...)
#     ...
#     return $T, ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     $T = torch.zeros(len($W), ...)
#     ...
#     return $T
# ''',
# '''
# def __getitem__(...):
#     ...
#     $WAVE, $SR = torchaudio.load(...)
#     ...
#     return $WAVE, ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     $IDS = [$V[$K] for $K in $TEXT]
#     ...
#     return torch.tensor($IDS, ...), ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     $IDS = [$V[$K] for $K in $TEXT]
#     ...
#     return torch.tensor($IDS, ...)
# ''',
# '''
# def __getitem__(...):
#     ...
#     $IDS = [$V.get($K, ...) for $K in $TEXT]
#     ...
#     return torch.tensor($IDS, ...), ...
# ''',
# '''
# def __getitem__(...):
#     ...
#     return $IMG, {..., "boxes": $B, ...}
# ''',
# '''
# def __getitem__(...):
#     ...
#     $TARGET = {..., "boxes": $B, ...}
#     ...
#     return $IMG, $TARGET
# ''',
#     ],
# ]
# nowhere = [
#     'torch.nn.utils.rnn.pad_sequence(...)', 'pad_sequence(...)', 'torch.nn.functional.pad(...)',
#     '$T2 + [$PAD] * $N2', '$T2[:$MAX]', '$OUT[:$N3] = $T4', '$T2.ljust(...)',
#     '$T2 += [$PAD] * $N2', 'torch.nn.utils.rnn.pack_sequence(...)', '$T2[:, :$MAX]',
#     '$OUT[:, :$N3] = $T4', 'torch.nested.nested_tensor(...)', 'numpy.pad(...)',
#     '$T2[..., :$MAX]', '$IDS.extend(...)', '$T2[$START:$STOP]', '$T2[:, $START:$STOP]',
#     'torch.utils.data.DataLoader(..., batch_size=None, ...)', '$OUT[..., :$N3] = $T4',
#     'torch.nn.functional.interpolate(...)',
# ]
# example = '''
# class Clips(torch.utils.data.Dataset):
#     def __init__(self):
#         self.clips = []
#         for _ in range(100):
#             frames = int(torch.randint(40, 101, (1,)))
#             clip = torch.randn(20, frames)
#             self.clips.append(clip)
# loader = torch.utils.data.DataLoader(Clips(), batch_size=16)
# '''
#
# [code.shorter_side_resized]
# pattern = 'torchvision.transforms.Compose([..., torchvision.transforms.Resize($N), ...])'
# not = [
#     'torchvision.transforms.Compose([..., torchvision.transforms.CenterCrop(...), ...])',
#     'torchvision.transforms.Compose([..., torchvision.transforms.RandomCrop(...), ...])',
#     'torchvision.transforms.Compose([..., torchvision.transforms.RandomResizedCrop(...), ...])',
#     'torchvision.transforms.Compose([..., torchvision.transforms.FiveCrop(...), ...])',
# ]
# anywhere = [
#     ['torchvision.datasets.ImageFolder(...)', 'PIL.Image.open(...)'],
#     'torch.utils.data.DataLoader(...)',
# ]
# nowhere = [
#     'torch.utils.data.DataLoader(..., collate_fn=$F, ...)', '$IMAGE.crop(...)', '$IMAGE.resize(...)',
#     'torch.utils.data.DataLoader(..., batch_size=1, ...)', 'torchvision.transforms.Pad(...)',
#     'torch.utils.data.DataLoader($D)', 'torchvision.transforms.CenterCrop(...)',
#     'torchvision.transforms.Lambda(...)', 'PIL.ImageOps.$FIT(...)',
# ]
# names = { "$N" = '\d+' }
# example = '''
# tf = torchvision.transforms.Compose([torchvision.transforms.Resize(256), torchvision.transforms.ToTensor()])
# data = torchvision.datasets.ImageFolder("train", transform=tf)
# loader = torch.utils.data.DataLoader(data, batch_size=32)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader

# two sentences and their labels
dataset = [(torch.tensor([1, 2]), 0), (torch.tensor([3, 4, 5]), 1)]
loader = DataLoader(dataset, batch_size=2)
for tokens, labels in loader:
    print("tokens:", tokens)
    print("labels:", labels)
#> RuntimeError: stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1
# --8<-- [end:wrong]

# --8<-- [start:demo_in_your_code]
import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def collate(samples):
    tokens, labels = zip(*samples)
    lengths = torch.tensor([len(t) for t in tokens])
    tokens = pad_sequence(tokens, batch_first=True)
    return tokens, lengths, torch.tensor(labels)


dataset = [(torch.arange(1, n + 1), n % 2) for n in (2, 3, 5, 4)]
loader = DataLoader(dataset, batch_size=2, collate_fn=collate)
for tokens, lengths, labels in loader:
    print("tokens:", tokens.shape, "lengths:", lengths.tolist())
#> tokens: torch.Size([2, 3]) lengths: [2, 3]
#> tokens: torch.Size([2, 5]) lengths: [5, 4]
# --8<-- [end:demo_in_your_code]

# --8<-- [start:right]
import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def collate(samples):
    tokens, labels = zip(*samples)
    return pad_sequence(tokens, batch_first=True), torch.tensor(labels)


# two sentences and their labels
dataset = [(torch.tensor([1, 2]), 0), (torch.tensor([3, 4, 5]), 1)]
loader = DataLoader(dataset, batch_size=2, collate_fn=collate)
for tokens, labels in loader:
    print("tokens:", tokens)
    print("labels:", labels)
#> tokens: tensor([[1, 2, 0],
#>         [3, 4, 5]])
#> labels: tensor([0, 1])
# --8<-- [end:right]

# --8<-- [start:demo_list]
import torch
from torch.utils.data import DataLoader


def collate(samples):
    images, boxes = zip(*samples)
    return torch.stack(images), list(boxes)


image = torch.zeros(3, 8, 8)
dataset = [(image, torch.zeros(1, 4)), (image, torch.zeros(3, 4))]
loader = DataLoader(dataset, batch_size=2, collate_fn=collate)
for images, boxes in loader:
    print("images:", images.shape)
    print("boxes:", [b.shape for b in boxes])
#> images: torch.Size([2, 3, 8, 8])
#> boxes: [torch.Size([1, 4]), torch.Size([3, 4])]
# --8<-- [end:demo_list]

# --8<-- [start:demo_messages]
import torch
from torch.utils.data import default_collate

x = torch.zeros(2)
for name, samples in {
    "lists": [[1, 2], [3, 4, 5]],
    "None first": [None, x],
    "None later": [x, None],
    "objects": [object(), object()],
}.items():
    try:
        default_collate(samples)
    except (RuntimeError, TypeError) as error:
        print(f"{name}: {type(error).__name__}: {error}")
#> lists: RuntimeError: each element in list of batch should be of equal size
#> None first: TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'NoneType'>
#> None later: TypeError: expected Tensor as element 1 in argument 0, but got NoneType
#> objects: TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'object'>
# --8<-- [end:demo_messages]

# --8<-- [start:demo_workers]
import torch
from torch.utils.data import DataLoader

small, large = torch.zeros(2), torch.zeros(3)
if __name__ == "__main__":
    for name, dataset in {
        "small first": [small, large],
        "large first": [large, small],
    }.items():
        loader = DataLoader(dataset, batch_size=2, num_workers=1)
        try:
            next(iter(loader))
        except RuntimeError as error:
            print(f"{name}:", str(error).splitlines()[-1])
#> small first: RuntimeError: stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1
#> large first: RuntimeError: Trying to resize storage that is not resizable
# --8<-- [end:demo_workers]

# --8<-- [start:check]
import torch
from torch.utils.data import DataLoader, default_collate

stack = (
    "RuntimeError: stack expects each tensor to be equal size, "
    "but got [2] at entry 0 and [3] at entry 1")
assert wrong.error == stack and wrong.out == stack + "\n"
assert right.error is None and right.out == """\
tokens: tensor([[1, 2, 0],
        [3, 4, 5]])
labels: tensor([0, 1])
"""
assert demo_in_your_code.out == """\
tokens: torch.Size([2, 3]) lengths: [2, 3]
tokens: torch.Size([2, 5]) lengths: [5, 4]
"""
assert demo_list.out == """\
images: torch.Size([2, 3, 8, 8])
boxes: [torch.Size([1, 4]), torch.Size([3, 4])]
"""
assert demo_workers.out == (
    f"small first: {stack}\nlarge first: RuntimeError: "
    "Trying to resize storage that is not resizable\n")
found = (
    "TypeError: default_collate: batch must contain tensors, numpy arrays, "
    "numbers, dicts or lists; found <class")
assert demo_messages.out == f"""\
lists: RuntimeError: each element in list of batch should be of equal size
None first: {found} 'NoneType'>
None later: TypeError: expected Tensor as element 1 in argument 0, but got NoneType
objects: {found} 'object'>
"""

# one sample at a time always fits, without a batch axis or with one of size 1
for size, shapes in ((1, [(1, 2), (1, 3)]), (None, [(2,), (3,)])):
    loader = DataLoader([torch.zeros(2), torch.zeros(3)], batch_size=size)
    assert [tuple(x.shape) for x in loader] == shapes


def refused(samples):
    try:
        default_collate(samples)
    except RuntimeError as error:
        return "stack expects each tensor to be equal size" in str(error)
    return False


# in a worker: the first sample against the average
def in_worker(*sizes):
    kept = torch.utils.data.get_worker_info
    torch.utils.data.get_worker_info = lambda: "a worker"
    try:
        default_collate([torch.zeros(size) for size in sizes])
    except RuntimeError as error:
        return str(error).split()[0]
    finally:
        torch.utils.data.get_worker_info = kept


assert in_worker(2, 3) == in_worker(3, 2, 4) == "stack"
assert in_worker(3, 2) == in_worker(4, 5, 2) == "Trying"
assert in_worker(3, 3) is None


# channels, orientation, a missing axis: each one is enough
image = torch.zeros(3, 9, 7)
for other in ((1, 9, 7), (4, 9, 7), (3, 7, 9), (9, 7)):
    assert refused([image, torch.zeros(other)])
assert default_collate([image, image]).shape == (2, 3, 9, 7)

# lists of numbers become one tensor for each position, and need one length
assert [x.tolist() for x in default_collate([[1, 2], [3, 4]])] == [
    [1, 3], [2, 4]]
pad = torch.nn.utils.rnn.pad_sequence
padded = pad([torch.tensor([1]), torch.tensor([2, 3])], padding_value=-100)
assert padded.tolist() == [[1, 2], [-100, 3]]  # time first by default
shapes = {tuple(x.shape) for x, _ in wrong.dataset}
assert shapes == {(2,), (3,)}
# --8<-- [end:check]
