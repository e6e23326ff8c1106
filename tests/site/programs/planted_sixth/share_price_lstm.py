import numpy as np
import torch
import torch.nn as nn

torch.set_num_threads(1)

# ---- data -------------------------------------------------------------
np.random.seed(5)
T = 600
close = np.cumsum(np.random.randn(T) * 0.5) + 100
volume = np.abs(np.random.randn(T)) + np.abs(np.gradient(close))
frame = np.stack([close, volume], axis=1)
frame = (frame - frame[:480].mean(0)) / frame[:480].std(0)

SEQ_LEN = 20


def create_sequences(arr, seq_len):
    xs, ys = [], []
    for i in range(len(arr) - seq_len):
        xs.append(arr[i:i + seq_len])
        ys.append(arr[i + seq_len, 0])
    return np.array(xs, dtype=np.float32), np.array(ys, dtype=np.float32)


x_train, y_train = create_sequences(frame[:480], SEQ_LEN)
x_test, y_test = create_sequences(frame[480:], SEQ_LEN)
x_train, x_test = torch.from_numpy(x_train), torch.from_numpy(x_test)
y_train = torch.from_numpy(y_train).unsqueeze(1)
y_test = torch.from_numpy(y_test).unsqueeze(1)
print("train", x_train.shape, y_train.shape)   # (samples, seq_len, features)


# ---- model ------------------------------------------------------------
class StockLSTM(nn.Module):
    def __init__(self, input_size=2, hidden_size=32, num_layers=2):
        super().__init__()
        self.lstm = nn.LSTM(input_size, hidden_size, num_layers, dropout=0.2)
        self.linear = nn.Linear(hidden_size, 1)

    def forward(self, x):
        out, _ = self.lstm(x)
        return self.linear(out[:, -1, :])


model = StockLSTM()
loss_fn = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)

# ---- training ---------------------------------------------------------
batch_size = 64
for epoch in range(5):
    model.train()
    perm = torch.randperm(len(x_train))
    losses = []
    for start in range(0, len(perm), batch_size):
        idx = perm[start:start + batch_size]
        optimizer.zero_grad()
        loss = loss_fn(model(x_train[idx]), y_train[idx])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
    print(f"Epoch {epoch + 1}, train loss {np.mean(losses):.4f}")

model.eval()
with torch.no_grad():
    pred = model(x_test)
    print("test mse", loss_fn(pred, y_test).item())
    print("naive mse", loss_fn(x_test[:, -1, :1], y_test).item())
