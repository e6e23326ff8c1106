import torch


def read_frames(n, h=24, w=32):
    """Stands in for the camera: a square that moves over a noisy background."""
    g = torch.Generator().manual_seed(9)
    background = torch.randint(90, 110, (h, w), generator=g)
    for k in range(n):
        frame = background + torch.randint(-3, 4, (h, w), generator=g)
        frame[8:14, k:k + 6] = 200
        yield frame.to(torch.uint8)


class MotionDetector:
    def __init__(self, threshold=30):
        self.threshold = threshold
        self.previous = None

    def update(self, frame):
        if self.previous is None:
            self.previous = frame
            return 0.0
        difference = torch.abs(frame - self.previous)
        moving = difference > self.threshold
        self.previous = frame
        return moving.float().mean().item()


if __name__ == "__main__":
    detector = MotionDetector()
    for number, frame in enumerate(read_frames(10)):
        share = detector.update(frame)
        print(f"frame {number}: {share:.1%} of the pixels move")
