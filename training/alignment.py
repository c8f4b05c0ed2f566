"""Which source tokens a target token comes from, by IBM model 1: a hint for young attention."""

from collections.abc import Sequence

import torch
from torch import Tensor

from training.batches import Batch


class Alignment:
    """The probability of each target token for each source token, learnt from batches.

    The end mark of the source serves as the empty word, because it stands in every sentence.
    """

    def __init__(
        self,
        batches: Sequence[Batch],
        tokens: int,
        rounds: int = 4,
        device: torch.device | None = None,
    ) -> None:
        self._size = tokens
        batches = batches if device is None else [batch.to(device) for batch in batches]
        table: Tensor | None = None
        for _ in range(rounds):
            counts = torch.zeros(tokens * tokens, device=device)
            for batch in batches:
                links = self._links(batch)
                share = torch.ones(links.shape, device=device) if table is None else table[links]
                share /= share.sum(-1, keepdim=True).clamp_min(1e-20)
                counts.index_add_(0, links.flatten(), share.flatten())
            by_source = counts.view(tokens, tokens)
            # Rare words would draw everything to themselves: two counts of doubt for each.
            by_source /= by_source.sum(1, keepdim=True) + 2
            table = counts
        assert table is not None
        self._table = table.half()

    def _links(self, batch: Batch) -> Tensor:
        return batch.source[:, None].long() * self._size + batch.target[:, :, None].long()

    def of(self, batch: Batch, straightness: float = 3.0) -> Tensor:
        """Returns, as (batch, target length, source length), where each target token comes from.

        Args:
            batch: padding of the targets gets some alignment too; it is not to be used.
            straightness: how much positions far from the diagonal are doubted.
        """
        share = self._table[self._links(batch)].float() + 1e-7
        rows, columns = share.shape[1:]
        device = share.device
        across = torch.arange(columns, device=device) / columns
        across = across - (torch.arange(rows, device=device) / rows)[:, None]
        share *= torch.exp(-straightness * across.abs())
        return share / share.sum(-1, keepdim=True)


def guided_loss(
    looks: Tensor, alignment: Tensor, batch: Batch, padding: int, heads: int = 2
) -> Tensor:
    """Returns how far some heads look away from the alignment: summed cross entropy per token.

    Args:
        looks: probabilities (batch, heads, target length, source length).
        alignment: probabilities (batch, target length, source length).
        batch: what was aligned.
        padding: target tokens that do not count.
        heads: how many heads are led; the others look where they like.
    """
    device = looks.device
    wanted = alignment.to(device) * (batch.target != padding).to(device)[..., None]
    logs = looks[:, :heads].float().clamp_min(1e-6).log().mean(1)
    return -(wanted * logs).sum()
