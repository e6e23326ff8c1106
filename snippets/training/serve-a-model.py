"""In a server, each request runs in a thread: gradients are on there again, and attributes of the model are shared by all requests."""
# /// pitfall
# apis = ["torch.inference_mode", "torch.set_grad_enabled", "torch.load", "torch.is_grad_enabled"]
# also = ["torch.no_grad", "torch.set_num_threads"]
# symptom = "silent"
# added = 2026-12-01
# ///

# --8<-- [start:wrong]
from concurrent.futures import ThreadPoolExecutor
import torch
from torch import nn

torch.set_grad_enabled(False)  # once, at the start
model = nn.Linear(4, 2).eval()
history = []


def predict(x):
    scores = model(x)
    history.append(scores)
    return scores.argmax(1).tolist()


with ThreadPoolExecutor() as server:  # a request, in a thread
    server.submit(predict, torch.ones(1, 4)).result()
print("history keeps a graph:", history[0].requires_grad)
#> history keeps a graph: True
torch.set_grad_enabled(True)
# --8<-- [end:wrong]

# --8<-- [start:right]
from concurrent.futures import ThreadPoolExecutor
import torch
from torch import nn

model = nn.Linear(4, 2).eval()
history = []


def predict(x):
    with torch.inference_mode():
        scores = model(x)
    history.append(scores)
    return scores.argmax(1).tolist()


with ThreadPoolExecutor() as server:  # a request, in a thread
    server.submit(predict, torch.ones(1, 4)).result()
print("history keeps a graph:", history[0].requires_grad)
#> history keeps a graph: False
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import json
import torch
from torch import nn

torch.save(nn.Linear(4, 2).state_dict(), "weights.pt")  # after training

# the server: once, when it starts
model = nn.Linear(4, 2)
model.load_state_dict(torch.load("weights.pt", map_location="cpu"))
model.eval()


@torch.inference_mode()
def predict(body):
    x = torch.tensor(json.loads(body)["rows"], dtype=torch.float32)
    return json.dumps({"classes": model(x).argmax(1).tolist()})


predict('{"rows": [[0, 0, 0, 0]]}')  # warm-up
print("answer:", list(json.loads(predict('{"rows": [[1, 2, 3, 4]]}'))))
#> answer: ['classes']
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_shared]
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import torch
from torch import nn

both = Barrier(2)  # two requests arrive at the same time


class Net(nn.Module):
    def forward(self, x):
        self.x = x
        both.wait()
        return self.x * 10


model = Net()
with ThreadPoolExecutor() as server:
    a, b = server.map(model, [torch.tensor(1), torch.tensor(2)])
print("different answers:", a.item() != b.item())
#> different answers: False
# --8<-- [end:wrong_shared]

# --8<-- [start:right_shared]
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import torch
from torch import nn

both = Barrier(2)  # two requests arrive at the same time


class Net(nn.Module):
    def forward(self, x):
        both.wait()
        return x * 10


model = Net()
with ThreadPoolExecutor() as server:
    a, b = server.map(model, [torch.tensor(1), torch.tensor(2)])
print("different answers:", a.item() != b.item())
#> different answers: True
# --8<-- [end:right_shared]

# --8<-- [start:detect]
from concurrent.futures import ThreadPoolExecutor
import torch


def modes():
    return torch.is_grad_enabled(), torch.is_inference_mode_enabled()


with torch.inference_mode(), ThreadPoolExecutor() as server:
    print("main thread, grad and inference:", *modes())
    print("request, grad and inference:", *server.submit(modes).result())
#> main thread, grad and inference: False True
#> request, grad and inference: True False
# --8<-- [end:detect]

# --8<-- [start:demo_limit]
from concurrent.futures import ThreadPoolExecutor
from threading import Semaphore
import torch
from torch import nn

model, running, seen = nn.Linear(4, 2).eval(), [], []
on_gpu = Semaphore(2)  # two requests at a time

@torch.inference_mode()
def predict(x):
    with on_gpu:
        running.append(x)
        seen.append(len(running))
        scores = model(x)
        running.pop()
    return scores.argmax(1).tolist()

with ThreadPoolExecutor(16) as server:
    answers = list(server.map(predict, torch.ones(200, 1, 4)))
print("answers:", len(answers), "- at most two at once:", max(seen) <= 2)
#> answers: 200 - at most two at once: True
# --8<-- [end:demo_limit]

# --8<-- [start:check]
from concurrent.futures import ThreadPoolExecutor

import torch
from torch import nn

assert wrong.out == "history keeps a graph: True\n"
assert right.out == "history keeps a graph: False\n"
assert demo_in_your_code.out == "answer: ['classes']\n"
assert wrong_shared.out == "different answers: False\n"
assert right_shared.out == "different answers: True\n"
assert detect.out == """\
main thread, grad and inference: False True
request, grad and inference: True False
"""
# no_grad around the server doesn't reach its threads, either
with torch.no_grad(), ThreadPoolExecutor() as server:
    assert server.submit(torch.is_grad_enabled).result()
# eval() is a property of the model, so it holds in all threads
model = nn.Dropout().eval()
with ThreadPoolExecutor() as server:
    assert not server.submit(lambda: model.training).result()
# a model that keeps nothing between calls gives the same in threads
model, inputs = nn.Linear(4, 2), [torch.randn(1, 4) for _ in range(20)]
with ThreadPoolExecutor(4) as server:
    for x, y in zip(inputs, server.map(model, inputs)):
        assert torch.equal(y, model(x))
# the decorator works in whichever thread calls the function
with ThreadPoolExecutor() as server:
    decorated = torch.inference_mode()(torch.is_inference_mode_enabled)
    assert server.submit(decorated).result()
assert demo_limit.out == "answers: 200 - at most two at once: True\n"
# without the semaphore, all of them can be in the model at once
from threading import Barrier

everyone = Barrier(8)
hook = model.register_forward_hook(lambda *_: everyone.wait(30) and None)
with ThreadPoolExecutor(8) as server:
    assert len(list(server.map(model, torch.ones(8, 1, 4)))) == 8
hook.remove()
# --8<-- [end:check]
