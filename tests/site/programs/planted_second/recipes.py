import torch
from torch import nn

PAD = 0


class RecipeEncoder(nn.Module):
    def __init__(self, vocab_size, dim, cuisines):
        super().__init__()
        self.embed = nn.Embedding(vocab_size, dim, padding_idx=PAD)
        self.fc = nn.Linear(dim, cuisines)
        self.init_weights()

    def init_weights(self):
        nn.init.uniform_(self.embed.weight, -0.1, 0.1)
        nn.init.xavier_uniform_(self.fc.weight)
        nn.init.zeros_(self.fc.bias)

    def forward(self, ingredients):
        vectors = self.embed(ingredients).sum(dim=1)
        return self.fc(vectors)


def pad(recipe, length=12):
    return recipe + [PAD] * (length - len(recipe))


recipes = [[3, 8, 15], [4, 4, 9, 22, 17], [30, 2], [11, 12, 13, 14], [25, 3, 1], [6, 7, 8, 9, 10, 11]]
x = torch.tensor([pad(r) for r in recipes])
y = torch.tensor([0, 1, 2, 1, 0, 2])

model = RecipeEncoder(31, 16, 3)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(20):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
print(loss.item())
