"""DeepSurv: Cox partial likelihood with a small network, concordance on held-out patients."""
import argparse

import torch
import torch.nn as nn


def simulate_patients(n, generator):
    x = torch.randn(n, 6, generator=generator)
    risk = x[:, 0] - 0.7 * x[:, 1].pow(2)
    u = torch.rand(n, generator=generator).clamp(min=1e-6)
    event_time = -u.log() / risk.exp()
    censor_time = torch.rand(n, generator=generator) * 4
    time = torch.minimum(event_time, censor_time)
    return x, time, event_time <= censor_time


def cox_loss(log_risk, time, event):
    """Negative log partial likelihood (Breslow); event is bool."""
    order = time.argsort(descending=True)
    log_risk, event = log_risk[order], event[order]
    log_at_risk = torch.logcumsumexp(log_risk, dim=0)
    return -(log_risk - log_at_risk)[event].mean()


def concordance(log_risk, time, event):
    # pair (i, j): i had the event, and j lived longer
    comparable = event[:, None] & (time[:, None] < time[None, :])
    higher = log_risk[:, None] > log_risk[None, :]
    return (higher & comparable).sum().item() / comparable.sum().item()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=80)
    parser.add_argument("--lr", type=float, default=5e-3)
    args = parser.parse_args()

    torch.manual_seed(0)
    g = torch.Generator().manual_seed(17)
    x, time, event = simulate_patients(400, g)
    x_test, time_test, event_test = simulate_patients(200, g)

    net = nn.Sequential(nn.Linear(6, 24), nn.SELU(), nn.AlphaDropout(0.05), nn.Linear(24, 1, bias=False))
    opt = torch.optim.AdamW(net.parameters(), lr=args.lr, weight_decay=1e-3)

    # the risk sets need all patients, so there is one batch
    for epoch in range(args.epochs):
        net.train()
        loss = cox_loss(net(x).squeeze(1), time, event)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if (epoch + 1) % 20 == 0:
            net.eval()
            with torch.no_grad():
                c = concordance(net(x_test).squeeze(1), time_test, event_test)
            print(f"epoch {epoch + 1}: loss {loss.item():.3f} C-index {c:.3f}")


if __name__ == "__main__":
    main()
