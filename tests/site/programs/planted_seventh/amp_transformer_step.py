import torch
import torch.nn as nn


class Trainer:
    def __init__(self, model, lr=1e-3, max_norm=1.0):
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.amp_dtype = torch.float16 if self.device == "cuda" else torch.bfloat16
        self.model = model.to(self.device)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=lr)
        self.scaler = torch.amp.GradScaler(self.device)
        self.criterion = nn.CrossEntropyLoss()
        self.max_norm = max_norm

    def step(self, tokens, labels):
        tokens, labels = tokens.to(self.device), labels.to(self.device)
        self.optimizer.zero_grad(set_to_none=True)
        with torch.autocast(device_type=self.device, dtype=self.amp_dtype):
            loss = self.criterion(self.model(tokens), labels)
        self.scaler.scale(loss).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.max_norm)
        self.scaler.step(self.optimizer)
        self.scaler.update()
        return loss.item()


class TokenClassifier(nn.Module):
    def __init__(self, vocab=100, d=32, n_classes=2):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        layer = nn.TransformerEncoderLayer(d, nhead=4, dim_feedforward=64, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, num_layers=2)
        self.head = nn.Linear(d, n_classes)

    def forward(self, tokens):
        return self.head(self.encoder(self.emb(tokens)).mean(dim=1))


if __name__ == "__main__":
    trainer = Trainer(TokenClassifier())
    trainer.model.train()
    for it in range(60):
        tokens = torch.randint(0, 100, (32, 16))
        labels = (tokens.float().mean(1) > 49.5).long()
        loss = trainer.step(tokens, labels)
        if it % 20 == 0:
            print(it, loss)
