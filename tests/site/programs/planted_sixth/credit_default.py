import torch
import torch.nn as nn
import torch.utils.data as data_utils
import numpy as np


def load_frame(n_rows=900):
    """Columns: limit, age, 6 months of bills, 6 months of payments, default flag."""
    rs = np.random.RandomState(0)
    limit = rs.lognormal(11, 0.6, n_rows)
    age = rs.randint(21, 70, n_rows)
    bills = rs.lognormal(9, 1.0, (n_rows, 6))
    pays = bills * rs.uniform(0, 1, (n_rows, 6))
    ratio = pays.sum(1) / bills.sum(1)
    default = (ratio + 0.1 * rs.randn(n_rows) < 0.42).astype(int)
    return np.column_stack([limit, age, bills, pays, default]).astype(np.float32)


frame = load_frame()
n_features = frame.shape[1] - 1
train, valid = frame[:700], frame[700:]
mu, sd = train[:, :-1].mean(0), train[:, :-1].std(0)


def as_loader(block, shuffle):
    x = torch.tensor((block[:, :-1] - mu) / sd)
    y = torch.tensor(block[:, -1])
    return data_utils.DataLoader(data_utils.TensorDataset(x, y), batch_size=50, shuffle=shuffle)


class CreditNet(nn.Module):
    def __init__(self, d):
        super(CreditNet, self).__init__()
        self.layer_1 = nn.Linear(d, 64)
        self.layer_2 = nn.Linear(64, 32)
        self.layer_out = nn.Linear(32, 2)
        self.batchnorm1 = nn.BatchNorm1d(64)
        self.batchnorm2 = nn.BatchNorm1d(32)
        self.relu = nn.ReLU()
        self.dropout = nn.Dropout(p=0.2)

    def forward(self, inputs):
        x = self.batchnorm1(self.relu(self.layer_1(inputs)))
        x = self.batchnorm2(self.relu(self.layer_2(x)))
        return self.layer_out(self.dropout(x))


device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
model = CreditNet(n_features).to(device)
weights = torch.tensor([1.0, 2.5], device=device)
criterion = nn.CrossEntropyLoss(weight=weights)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
train_loader, valid_loader = as_loader(train, True), as_loader(valid, False)

for e in range(1, 6):
    model.train()
    epoch_loss = 0
    for X_batch, y_batch in train_loader:
        X_batch, y_batch = X_batch.to(device), y_batch.to(device)
        optimizer.zero_grad()
        y_pred = model(X_batch)
        loss = criterion(y_pred, y_batch)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()

    model.eval()
    correct = 0
    with torch.no_grad():
        for X_batch, y_batch in valid_loader:
            out = model(X_batch.to(device)).argmax(dim=1)
            correct += (out == y_batch.to(device)).sum().item()
    print(f"Epoch {e:02}: | Loss: {epoch_loss / len(train_loader):.4f} | Acc: {correct / len(valid):.3f}")
