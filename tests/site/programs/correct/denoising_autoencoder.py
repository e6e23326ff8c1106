import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

class AutoEncoder(nn.Module):
    def __init__(self, channels=(1, 8, 16)):
        super().__init__()
        enc, dec = [], []
        for cin, cout in zip(channels, channels[1:]):
            enc += [nn.Conv2d(cin, cout, 3, stride=2, padding=1), nn.ReLU()]
        rev = channels[::-1]
        for cin, cout in zip(rev, rev[1:]):
            dec += [nn.ConvTranspose2d(cin, cout, 3, stride=2, padding=1, output_padding=1), nn.ReLU()]
        dec[-1] = nn.Sigmoid()
        self.encoder = nn.Sequential(*enc)
        self.decoder = nn.Sequential(*dec)

    def forward(self, x):
        return self.decoder(self.encoder(x))

def main():
    torch.manual_seed(0)
    full = TensorDataset(torch.rand(120, 1, 16, 16))
    train_set, val_set = random_split(full, [100, 20], generator=torch.Generator().manual_seed(42))
    train_dl, val_dl = DataLoader(train_set, 20, shuffle=True), DataLoader(val_set, 20)
    net = AutoEncoder()
    criterion = nn.MSELoss()
    opt = torch.optim.Adam(net.parameters(), 1e-3)
    for epoch in range(3):
        net.train()
        for (clean,) in train_dl:
            noisy = (clean + 0.2 * torch.randn_like(clean)).clamp(0, 1)
            loss = criterion(net(noisy), clean)
            loss.backward()
            opt.step()
            opt.zero_grad()
        net.eval()
        with torch.inference_mode():
            val = sum(criterion(net(clean), clean).item() for (clean,) in val_dl) / len(val_dl)
        print(f"[{epoch}] val {val:.4f}")

if __name__ == "__main__":
    main()
