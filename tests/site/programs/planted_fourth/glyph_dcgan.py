from __future__ import print_function
import torch
import torch.nn as nn
import torch.optim as optim
import torch.utils.data

batchSize, nz, ngf, ndf, niter = 32, 16, 16, 16, 2
torch.manual_seed(999)

# small "glyphs": bright bars on a dark ground
glyphs = -torch.ones(200, 1, 16, 16)
for i in range(200):
    glyphs[i, :, :, 2 + i % 12:4 + i % 12] = 1
dataset = torch.utils.data.TensorDataset(glyphs, torch.zeros(200))
dataloader = torch.utils.data.DataLoader(dataset, batch_size=batchSize, shuffle=True)


def weights_init(m):
    if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(m.weight, 0.0, 0.02)


netG = nn.Sequential(
    nn.ConvTranspose2d(nz, ngf * 2, 4, 1, 0, bias=False), nn.BatchNorm2d(ngf * 2), nn.ReLU(True),
    nn.ConvTranspose2d(ngf * 2, ngf, 4, 2, 1, bias=False), nn.BatchNorm2d(ngf), nn.ReLU(True),
    nn.ConvTranspose2d(ngf, 1, 4, 2, 1, bias=False), nn.Tanh())
netD = nn.Sequential(
    nn.Conv2d(1, ndf, 4, 2, 1, bias=False), nn.LeakyReLU(0.2),
    nn.Conv2d(ndf, ndf * 2, 4, 2, 1, bias=False), nn.LeakyReLU(0.2),
    nn.Conv2d(ndf * 2, 1, 4, 1, 0, bias=False), nn.Flatten(0))
netG.apply(weights_init)
netD.apply(weights_init)
criterion = nn.BCEWithLogitsLoss()

input = torch.empty(batchSize, 1, 16, 16)
noise = torch.empty(batchSize, nz, 1, 1)
label = torch.empty(batchSize)
real_label, fake_label = 1.0, 0.0
if torch.cuda.is_available():
    netG.cuda(), netD.cuda()
    input, noise, label = input.cuda(), noise.cuda(), label.cuda()

optimizerD = optim.Adam(netD.parameters(), lr=2e-4, betas=(0.5, 0.999))
optimizerG = optim.Adam(netG.parameters(), lr=2e-4, betas=(0.5, 0.999))

for epoch in range(niter):
    for i, (real_cpu, _) in enumerate(dataloader):
        # discriminator: real glyphs, then fakes
        netD.zero_grad()
        input.data.resize_(real_cpu.size()).copy_(real_cpu)
        label.data.resize_(real_cpu.size(0)).fill_(real_label)
        errD_real = criterion(netD(input), label)
        errD_real.backward()
        noise.data.resize_(real_cpu.size(0), nz, 1, 1).normal_(0, 1)
        fake = netG(noise)
        label.fill_(fake_label)
        errD_fake = criterion(netD(fake.detach()), label)
        errD_fake.backward()
        optimizerD.step()
        # generator
        netG.zero_grad()
        label.fill_(real_label)
        errG = criterion(netD(fake), label)
        errG.backward()
        optimizerG.step()
        print('[%d/%d][%d/%d] D: %.4f G: %.4f' % (
            epoch, niter, i, len(dataloader), (errD_real + errD_fake).item(), errG.item()))
