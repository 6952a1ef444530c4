using Platform.Suppressions;

namespace Platform.Privacy;

/// <summary>Carries erasures out (docs/adr/0013-personal-data.md): every place in turn, then a look for what was missed, then the files and the key. Each step may be repeated.</summary>
public sealed class Eraser(
    IErasureLedger ledger, IEnumerable<IPersonalData> places, IResidue residue, ISuppressionList suppressions, IScrubber scrubber, IKeyShredder shredder, TimeProvider time)
{
    // A turn that was under way may write once more; the second pass finds that. What is left after the third was written since.
    private const int Passes = 3;

    /// <summary>Takes up what is not done. A failure leaves it in the ledger.</summary>
    /// <returns>How many erasures were finished.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        var open = await ledger.ListOpenAsync(cancellationToken);
        foreach (var erasure in open)
        {
            if (erasure.Person is { } person)
            {
                await EraseAsync(erasure.Erasure, person, cancellationToken);
            }
        }

        if (open.Count > 0)
        {
            // One cleaning of the files serves all of them.
            await scrubber.ScrubAsync(cancellationToken);
        }

        return await FinishAsync(open, cancellationToken);
    }

    /// <summary>What has to wait for its key is left in the ledger, and what fails keeps nobody else from being finished.</summary>
    private async Task<int> FinishAsync(IReadOnlyList<OpenErasure> open, CancellationToken cancellationToken)
    {
        var (finished, failures) = (0, new List<Exception>());
        foreach (var erasure in open)
        {
            try
            {
                if (await shredder.ShredAsync(erasure.Erasure.CustomerId, cancellationToken))
                {
                    await ledger.MarkDoneAsync(erasure.Erasure.Number, time.GetUtcNow(), cancellationToken);
                    finished++;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? finished : throw new AggregateException(failures);
    }

    private async Task EraseAsync(Erasure erasure, Person person, CancellationToken cancellationToken)
    {
        await suppressions.AddAsync(person.Address, "erased", erasure.RequestedAt, cancellationToken);
        var items = 0;
        IReadOnlyList<string> left = [];
        for (var pass = 1; pass <= Passes; pass++)
        {
            foreach (var place in places)
            {
                items += await place.EraseAsync(person, cancellationToken);
            }

            left = await residue.FindAsync(person, cancellationToken);
            if (left.Count == 0)
            {
                break;
            }
        }

        await shredder.RetireAsync(person.Id, cancellationToken);
        await ledger.MarkErasedAsync(erasure.Number, items, string.Join("; ", left), cancellationToken);
    }
}
