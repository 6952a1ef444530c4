namespace Platform.Tests.Disclosure;

/// <summary>
/// What conversation-spec.md, section 4, allows: level 2 is order number and e-mail, level 3 the last digits beside them, and a secondary proof stands in
/// for a missing one. Proofs are those that one correspondent has written in one thread; what anything else in a message claims does not count.
/// </summary>
internal sealed class Oracle
{
    private readonly Dictionary<(string Thread, string Correspondent, string Number), HashSet<Word>> _said = [];

    /// <summary>Notes the proofs in a message.</summary>
    public void Say(string thread, string correspondent, SecretOrder order, IEnumerable<Word> words)
    {
        var key = (thread, correspondent, order.Number);
        var said = _said.TryGetValue(key, out var known) ? known : _said[key] = [];
        foreach (var word in words)
        {
            said.UnionWith(Proofs(word));
        }
    }

    /// <summary>The highest level that the correspondent can have proved for the order.</summary>
    public int Level(string? thread, string correspondent, string number)
    {
        var best = 0;
        foreach (var ((where, who, what), said) in _said)
        {
            if ((thread is null || where == thread) && who == correspondent && what == number)
            {
                // The number or the e-mail has to be one of the proofs: postcode and day alone name no order.
                best = Math.Max(best, (said.Contains(Word.Number) || said.Contains(Word.Email)) && said.Count >= 2 ? Math.Min(said.Count, 3) : 0);
            }
        }

        return best;
    }

    /// <summary>The proofs that a part of a message contains, whatever it wants with them.</summary>
    private static IEnumerable<Word> Proofs(Word word) => word switch
    {
        Word.Number or Word.Email or Word.Last4 or Word.PostalCode or Word.PlacedOn => [word],
        Word.System or Word.Administrator => [Word.Number],
        Word.Forget => [Word.Email],
        _ => [],
    };
}
