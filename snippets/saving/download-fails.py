"""A download of weights fails in the network or at the server; a file in the right folder makes it unnecessary."""
# /// pitfall
# apis = ["torch.hub.load_state_dict_from_url", "torch.hub.download_url_to_file", "torch.hub.load"]
# also = ["torch.hub.get_dir", "torch.hub.set_dir"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "invalid hash value (expected \"*\", got \"*\")",
#   "HTTP Error 403: Forbidden",
#   "HTTP Error 403: rate limit exceeded",
#   "HTTP Error 404: Not Found",
#   "HTTP Error 429: Too Many Requests",
#   "HTTP Error 503: Service Unavailable",
#   "KeyError: 'Authorization'",
#   "<urlopen error *>",
#   "Remote end closed connection without response",
#   "It looks like there is no internet connection and the repo could not be found in the cache (*)",
#   "Cannot find callable * in hubconf",
#   "Missing dependencies: *",
# ]
# older = [
#   "certificate verify failed: unable to get local issuer certificate",
#   "Dataset not found or corrupted. You can use download=True to download it",
#   "Dataset not found. You can use download=True to download it",
#   "Dataset not found or corrupted.",
#   "Error downloading *-ubyte.gz",
#   "File not found or corrupted.",
# ]
#
# [reported.certificate]
# message = "<urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed*>"
# shown = "urllib.error.URLError: <urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)>"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/33288", "https://github.com/invoke-ai/InvokeAI/issues/6615"]
# ///

# --8<-- [start:wrong]
from pathlib import Path

import torch

name = "resnet18-5c106cde.pth"
Path("server").mkdir(exist_ok=True)
Path("server", name).write_text("<html>Please log in</html>")
url = Path("server", name).resolve().as_uri()
torch.hub.download_url_to_file(
    url, name, hash_prefix="5c106cde", progress=False)
#> RuntimeError: invalid hash value (expected "5c106cde", got "39bb8635d641dc29f401c1a029e80226f00e52eec6aff7e610ffdfd96b4954ab")
print("downloaded")
# --8<-- [end:wrong]

# --8<-- [start:right]
from pathlib import Path

import torch

name = "resnet18-5c106cde.pth"
folder = Path("checkpoints")
folder.mkdir(exist_ok=True)
torch.save({"fc.bias": torch.zeros(3)}, folder / name)  # from elsewhere
weights = torch.hub.load_state_dict_from_url(
    f"https://download.pytorch.org/models/{name}", model_dir=folder)
print("loaded:", list(weights))
#> loaded: ['fc.bias']
# --8<-- [end:right]

# --8<-- [start:demo_where]
import os
import subprocess
import sys

code = "import torch; print('downloads go to', torch.hub.get_dir())"
done = subprocess.run(
    [sys.executable, "-c", code], capture_output=True, text=True,
    env={**os.environ, "TORCH_HOME": "/data/torch"})
print(done.stdout.strip())
#> downloads go to /data/torch/hub
# --8<-- [end:demo_where]

# --8<-- [start:demo_403]
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import torch


class Server(BaseHTTPRequestHandler):
    answers = [[403], [403, "rate limit exceeded"], [404], [429], [503]]
    do_GET = lambda self: self.send_error(*self.answers.pop(0))
    log_message = lambda self, *args: None


with HTTPServer(("127.0.0.1", 0), Server) as server:
    url = f"http://127.0.0.1:{server.server_port}/resnet18.pth"
    while Server.answers:
        Thread(target=server.handle_request).start()
        try:
            torch.hub.download_url_to_file(url, "file", progress=False)
        except OSError as error:
            print(f"{type(error).__name__}: {error}")
#> HTTPError: HTTP Error 403: Forbidden
#> HTTPError: HTTP Error 403: rate limit exceeded
#> HTTPError: HTTP Error 404: Not Found
#> HTTPError: HTTP Error 429: Too Many Requests
#> HTTPError: HTTP Error 503: Service Unavailable
# --8<-- [end:demo_403]

# --8<-- [start:demo_rate_limit]
import os, subprocess, sys

code = """
import torch
from urllib.error import HTTPError

def answer(request):
    raise HTTPError(request.full_url, 403, "rate limit exceeded", {}, None)

torch.hub.urlopen = answer
torch.hub.load("ultralytics/yolov5:master", "yolov5s", trust_repo=True)
"""
env = {**os.environ, "TORCH_HOME": "cache"}
env.pop("GITHUB_TOKEN", None)
done = subprocess.run(
    [sys.executable, "-c", code], capture_output=True, text=True, env=env)
print(*[x for x in done.stderr.splitlines() if "Error: " in x], sep="\n")
#> urllib.error.HTTPError: HTTP Error 403: rate limit exceeded
#> KeyError: 'Authorization'
# --8<-- [end:demo_rate_limit]

# --8<-- [start:demo_network]
import socket

import torch

with socket.socket() as unused:
    unused.bind(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{unused.getsockname()[1]}/resnet18.pth"
    try:
        torch.hub.download_url_to_file(url, "resnet18.pth", progress=False)
    except OSError as error:
        print(f"{type(error).__name__}: {error}")
#> URLError: <urlopen error [Errno 111] Connection refused>
# --8<-- [end:demo_network]

# --8<-- [start:demo_hang_up]
import socket
from threading import Thread

import torch

def hang_up():
    with server.accept()[0] as connection:
        connection.recv(1000)

with socket.create_server(("127.0.0.1", 0)) as server:
    Thread(target=hang_up, daemon=True).start()
    url = f"http://127.0.0.1:{server.getsockname()[1]}/resnet18.pth"
    try:
        torch.hub.download_url_to_file(url, "resnet18.pth", progress=False)
    except OSError as error:
        print(f"{type(error).__name__}: {error}")
#> RemoteDisconnected: Remote end closed connection without response
# --8<-- [end:demo_hang_up]

# --8<-- [start:demo_certificate]
import os
import subprocess
import sys
from pathlib import Path

Path("company.pem").touch()
code = "import ssl; print(ssl.get_default_verify_paths().cafile)"
done = subprocess.run(
    [sys.executable, "-c", code], capture_output=True, text=True,
    env={**os.environ, "SSL_CERT_FILE": "company.pem"})
print("certificates:", done.stdout.strip())
#> certificates: company.pem
# --8<-- [end:demo_certificate]

# --8<-- [start:demo_offline]
import os
import subprocess
import sys

code = """
import torch
torch.hub.load("ultralytics/yolov5", "yolov5s", trust_repo=True)
"""
no_server = "http://127.0.0.1:9"
done = subprocess.run(
    [sys.executable, "-c", code], capture_output=True, text=True,
    env={**os.environ, "TORCH_HOME": "cache", "https_proxy": no_server})
print(done.stderr.splitlines()[-1])
#> RuntimeError: It looks like there is no internet connection and the repo could not be found in the cache (cache/hub)
# --8<-- [end:demo_offline]

# --8<-- [start:demo_local]
from pathlib import Path

import torch

Path("yolov5").mkdir(exist_ok=True)
Path("yolov5/hubconf.py").write_text("""
def yolov5s(weights="yolov5s.pt"):
    return f"a model with {weights}"
""")
model = torch.hub.load("yolov5", "yolov5s", source="local")
print("loaded:", model)
#> loaded: a model with yolov5s.pt
# --8<-- [end:demo_local]

# --8<-- [start:demo_hubconf]
from pathlib import Path

import torch

Path("repo").mkdir(exist_ok=True)
for code in ("def net(): ...", "dependencies = ['timm', 'omegaconf']"):
    Path("repo/hubconf.py").write_text(code)
    try:
        torch.hub.load("repo", "resnet18", source="local")
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
#> RuntimeError: Cannot find callable resnet18 in hubconf
#> RuntimeError: Missing dependencies: timm, omegaconf
# --8<-- [end:demo_hubconf]

# --8<-- [start:demo_dataset]
from pathlib import Path

expects = {"CIFAR10": "cifar-10-batches-py", "MNIST": "MNIST/raw"}
Path("data", expects["CIFAR10"]).mkdir(parents=True, exist_ok=True)
for root in ("data", "data/cifar-10-batches-py"):
    print(f"{root=}:", Path(root, expects["CIFAR10"]).is_dir())
#> root='data': True
#> root='data/cifar-10-batches-py': False
# --8<-- [end:demo_dataset]

# --8<-- [start:detect]
import hashlib
from pathlib import Path

path = Path("resnet18-5c106cde.pth")
path.write_text("<html>Please log in</html>")
content = path.read_bytes()
print("bytes:", len(content), "begin:", content[:6])
#> bytes: 26 begin: b'<html>'
print("hash:", hashlib.sha256(content).hexdigest()[:8])
#> hash: 39bb8635
# --8<-- [end:detect]

# --8<-- [start:check]
import inspect
import os
import socket
import ssl
import subprocess
import sys
from pathlib import Path

import torch

assert {"skip_validation", "force_reload"} <= set(
    inspect.signature(torch.hub.load).parameters)
assert torch.hub.ENV_GITHUB_TOKEN == "GITHUB_TOKEN"
assert "check_hash" in inspect.signature(
    torch.hub.load_state_dict_from_url).parameters
assert socket.getaddrinfo and ssl._create_unverified_context
assert (wrong.error or "").startswith(
    'RuntimeError: invalid hash value (expected "5c106cde", got "')
assert right.out == "loaded: ['fc.bias']\n"
assert demo_where.out == "downloads go to /data/torch/hub\n"
assert demo_403.out == (
    "HTTPError: HTTP Error 403: Forbidden\n"
    "HTTPError: HTTP Error 403: rate limit exceeded\n"
    "HTTPError: HTTP Error 404: Not Found\n"
    "HTTPError: HTTP Error 429: Too Many Requests\n"
    "HTTPError: HTTP Error 503: Service Unavailable\n")
assert demo_rate_limit.out == (
    "urllib.error.HTTPError: HTTP Error 403: rate limit exceeded\n"
    "KeyError: 'Authorization'\n")
assert demo_network.out == (
    "URLError: <urlopen error [Errno 111] Connection refused>\n")
assert demo_hang_up.out == (
    "RemoteDisconnected: Remote end closed connection without response\n")
assert demo_certificate.out == "certificates: company.pem\n"
assert demo_offline.out == (
    "RuntimeError: It looks like there is no internet connection and the "
    "repo could not be found in the cache (cache/hub)\n")
# with the branch in its name, a copy in the cache needs no network
copy = Path("used/hub/ultralytics_yolov5_master")
copy.mkdir(parents=True, exist_ok=True)
Path(copy, "hubconf.py").write_text("def yolov5s(): return 'loaded'")
code = """
import torch
torch.hub.urlopen = None
print(torch.hub.load("ultralytics/yolov5:master", "yolov5s", trust_repo=True))
"""
done = subprocess.run(
    [sys.executable, "-c", code], capture_output=True, text=True,
    env={**os.environ, "TORCH_HOME": "used"})
assert done.stdout == "loaded\n", done.stderr
assert demo_local.out == "loaded: a model with yolov5s.pt\n"
assert demo_hubconf.out == (
    "RuntimeError: Cannot find callable resnet18 in hubconf\n"
    "RuntimeError: Missing dependencies: timm, omegaconf\n")
assert demo_dataset.out == (
    "root='data': True\nroot='data/cifar-10-batches-py': False\n")
assert detect.out.startswith("bytes: 26 begin: b'<html>'\nhash: ")
assert detect.out.split()[-1] in (wrong.error or "")
# --8<-- [end:check]
