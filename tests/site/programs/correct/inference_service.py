"""Loads a trained classifier and returns probabilities for a list of samples."""
import json

import torch
import torch.nn as nn

CLASSES = ["cat", "dog", "bird"]


def build_model():
    return nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.5), nn.Linear(16, 3))


class Predictor:
    def __init__(self, checkpoint, device=None):
        self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        self.model = build_model()
        state = torch.load(checkpoint, map_location="cpu", weights_only=True)
        # saved from DataParallel
        state = {k.removeprefix("module."): v for k, v in state.items()}
        self.model.load_state_dict(state)
        self.model.to(self.device)
        self.model.eval()

    @torch.inference_mode()
    def predict(self, samples, batch_size=4):
        results = []
        for i in range(0, len(samples), batch_size):
            x = torch.tensor(samples[i:i + batch_size], dtype=torch.float32, device=self.device)
            probs = nn.functional.softmax(self.model(x), dim=1)
            conf, idx = probs.max(dim=1)
            for c, k in zip(conf.tolist(), idx.tolist()):
                results.append({"label": CLASSES[k], "confidence": round(c, 4)})
        return results


if __name__ == "__main__":
    torch.manual_seed(0)
    torch.save({f"module.{k}": v for k, v in build_model().state_dict().items()}, "classifier.pt")
    predictor = Predictor("classifier.pt")
    samples = torch.randn(9, 6).tolist()
    print(json.dumps(predictor.predict(samples)[:2]))
    # one sample alone gets what it gets in a batch, up to rounding
    alone, among = predictor.predict(samples[:1])[0], predictor.predict(samples)[0]
    assert abs(alone["confidence"] - among["confidence"]) < 1e-3
