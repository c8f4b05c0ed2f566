"""Marian's transformer, lean: the layout and names of `MarianMTModel`, made for fast training.

It is one computation with `transformers.MarianMTModel` (a test holds them together), without what
training does not need. Every batch holds sources of one length, so no attention needs a mask:
the padding of the targets stands at their end, where the causal decoder never looks back on it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

HEAD = 64  # width of a head of attention
RESIDUAL = 0.3  # scale of the first weights that end a branch of a layer


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a model; `vocabulary` counts the padding token, which is the last one."""

    vocabulary: int
    width: int = 384
    feed_forward: int = 1536
    heads: int = 6
    encoder_layers: int = 6
    decoder_layers: int = 2
    positions: int = 512


class Dropout:
    """Dropout; on a CPU from a pool of random numbers drawn once, since drawing is slow there.

    Each use reads the pool from another random place.
    """

    def __init__(self, probability: float, device: torch.device, dtype: torch.dtype) -> None:
        self._probability, self._pooled = probability, device.type == "cpu"
        if not self._pooled:
            return
        keep = torch.rand((1 << 24) + 7, device=device) >= probability
        self._pool = (keep / (1 - probability)).to(dtype)

    def mask(self, like: Tensor) -> Tensor:
        """Returns factors of the shape of `like`: zero where dropped, over one elsewhere."""
        if not self._pooled:
            keep = torch.rand_like(like, dtype=torch.float32) >= self._probability
            return (keep / (1 - self._probability)).to(like.dtype)
        count = like.numel()
        if count > self._pool.numel():
            self._pool = self._pool.repeat(1 + count // self._pool.numel())
        start = int(torch.randint(self._pool.numel() - count + 1, ()))
        return self._pool[start : start + count].view(like.shape)


def _dropped(x: Tensor, masks: Iterator[Tensor]) -> Tensor:
    mask = next(masks, None)
    return x if mask is None else x * mask


def attend(q: Tensor, k: Tensor, v: Tensor, causal: bool) -> tuple[Tensor, Tensor]:
    """Returns scaled dot-product attention, and its probabilities (batch, heads, from, to).

    For short sentences the fused kernel of torch is three times slower on a CPU, forth and back.
    """
    scores = q @ (k * q.shape[-1] ** -0.5).mT
    if causal:
        scores = scores + torch.full_like(scores[0, 0], -math.inf).triu(1)
    probabilities = scores.softmax(-1)
    return probabilities @ v, probabilities


class Attention(nn.Module):
    """Attention with several heads, scaled dot products, biases everywhere."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj = nn.Linear(width, width)
        self.k_proj = nn.Linear(width, width)
        self.v_proj = nn.Linear(width, width)
        self.out_proj = nn.Linear(width, width)

    def forward(self, x: Tensor, memory: Tensor, causal: bool) -> tuple[Tensor, Tensor]:
        """Returns what `x` reads from `memory`, (batch, length, width), and where it looks."""
        q, k, v = (
            p.unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for p in (self.q_proj(x), self.k_proj(memory), self.v_proj(memory))
        )
        read, looks = attend(q, k, v, causal)
        return self.out_proj(read.transpose(1, 2).flatten(2)), looks


class Layer(nn.Module):
    """One layer of the encoder, or of the decoder with its look at the source."""

    def __init__(self, shape: Shape, decoder: bool) -> None:
        super().__init__()
        self.self_attn = Attention(shape.width, shape.heads)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        if decoder:
            self.encoder_attn = Attention(shape.width, shape.heads)
            self.encoder_attn_layer_norm = nn.LayerNorm(shape.width)
        self.fc1 = nn.Linear(shape.width, shape.feed_forward)
        self.fc2 = nn.Linear(shape.feed_forward, shape.width)
        self.final_layer_norm = nn.LayerNorm(shape.width)
        self.decoder = decoder

    def forward(
        self, x: Tensor, memory: Tensor | None, masks: list[Tensor]
    ) -> tuple[Tensor, Tensor]:
        """Returns the states after this layer, and where it looked: at the source, if it can.

        Args:
            x: the states before it.
            memory: the encoded source, for a layer of the decoder.
            masks: factors of dropout, one for each part of the layer, or none.
        """
        parts = iter(masks)
        read, looks = self.self_attn(x, x, self.decoder)
        x = self.self_attn_layer_norm(x + _dropped(read, parts))
        if memory is not None:
            read, looks = self.encoder_attn(x, memory, False)
            x = self.encoder_attn_layer_norm(x + _dropped(read, parts))
        changed = self.fc2(functional.silu(self.fc1(x)))
        return self.final_layer_norm(x + _dropped(changed, parts)), looks


class Stack(nn.Module):
    """The layers of the encoder or of the decoder."""

    def __init__(self, shape: Shape, decoder: bool) -> None:
        super().__init__()
        count = shape.decoder_layers if decoder else shape.encoder_layers
        self.layers = nn.ModuleList(Layer(shape, decoder) for _ in range(count))

    def forward(
        self, x: Tensor, memory: Tensor | None, dropout: Dropout | None
    ) -> tuple[Tensor, Tensor]:
        """Returns the states after the last layer, and where that layer looked."""
        looks = x
        parts = 2 if memory is None else 3
        for layer in self.layers:
            masks = [dropout.mask(x) for _ in range(parts)] if dropout else []
            x, looks = layer(x, memory, masks)
        return x, looks


class Translator(nn.Module):
    """The whole model: one table of embeddings for both languages and the output."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.shared = nn.Embedding(shape.vocabulary, shape.width)
        self.encoder = Stack(shape, decoder=False)
        self.decoder = Stack(shape, decoder=True)
        self.register_buffer("positions", sinusoids(shape.positions, shape.width), persistent=False)
        self._initialise()

    def _initialise(self) -> None:
        nn.init.normal_(self.shared.weight, std=self.shape.width**-0.5)
        with torch.no_grad():
            self.shared.weight[-1].zero_()
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)
        # What a layer adds starts small: else the norms after it wash the positions out, and the
        # decoder finds nothing to look at, see README.md.
        with torch.no_grad():
            for layer in self.encoder.layers:
                layer.self_attn.out_proj.weight *= RESIDUAL
                layer.fc2.weight *= RESIDUAL

    def compute_in(self, dtype: torch.dtype) -> None:
        """Moves the layers to a number format; the embeddings stay exact.

        Their gradients are sums over many tokens, which bfloat16 would round away.
        """
        self.encoder.to(dtype)
        self.decoder.to(dtype)

    def embed(self, tokens: Tensor, dropout: Dropout | None) -> Tensor:
        """Returns the scaled embeddings of (batch, length) tokens with their positions."""
        x = functional.embedding(tokens, self.shared.weight) * math.sqrt(self.shape.width)
        x = x + self.positions[: tokens.shape[1]]
        x = x.to(self.encoder.layers[0].fc1.weight.dtype)
        return x * dropout.mask(x) if dropout else x

    def states(
        self, source: Tensor, shifted: Tensor, dropout: Dropout | None = None
    ) -> tuple[Tensor, Tensor]:
        """Returns the decoder's last states, and where its last layer looks in the source.

        Args:
            source: tokens (batch, source length), without padding.
            shifted: the target shifted right behind a padding token, padded at its end.
            dropout: None when the model is only asked.

        Returns:
            States (batch, target length, width), and probabilities (batch, heads, target length,
            source length).
        """
        memory, _ = self.encoder(self.embed(source, dropout), None, dropout)
        states, looks = self.decoder(self.embed(shifted, dropout), memory, dropout)
        return states, looks


def sinusoids(length: int, width: int) -> Tensor:
    """Returns Marian's positions: sines in the first half of the width, cosines in the second."""
    half = width // 2
    rates = torch.exp(torch.arange(half).double() * (-2.0 * math.log(10000.0) / width))
    angles = torch.arange(length).double()[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1).float()
