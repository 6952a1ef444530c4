using Platform.Understanding.Concepts;

namespace Platform.Understanding.Slots;

/// <summary>The concepts that slot readers look for, resolved once.</summary>
internal sealed class SlotCues(ConceptLexicon lexicon)
{
    public short Order { get; } = IdOf(lexicon, ConceptNames.Order);

    public short Tracking { get; } = IdOf(lexicon, ConceptNames.Tracking);

    public short Number { get; } = IdOf(lexicon, ConceptNames.Number);

    public short Phone { get; } = IdOf(lexicon, ConceptNames.Phone);

    public short Call { get; } = IdOf(lexicon, ConceptNames.Call);

    public short PostCode { get; } = IdOf(lexicon, ConceptNames.PostCode);

    public short Currency { get; } = IdOf(lexicon, ConceptNames.Currency);

    public short About { get; } = IdOf(lexicon, ConceptNames.About);

    public short Limit { get; } = IdOf(lexicon, ConceptNames.Limit);

    public short Budget { get; } = IdOf(lexicon, ConceptNames.Budget);

    public short Unit { get; } = IdOf(lexicon, ConceptNames.Unit);

    public short Street { get; } = IdOf(lexicon, ConceptNames.Street);

    public short Size { get; } = IdOf(lexicon, ConceptNames.Size);

    /// <summary>Concepts that make a message one about an order, in which a bare number is that order's.</summary>
    public short[] OrderMatters { get; } =
    [
        IdOf(lexicon, ConceptNames.Order), IdOf(lexicon, ConceptNames.Parcel), IdOf(lexicon, ConceptNames.Delivery), IdOf(lexicon, ConceptNames.Cancel),
        IdOf(lexicon, ConceptNames.Invoice), IdOf(lexicon, ConceptNames.Return), IdOf(lexicon, ConceptNames.Refund), IdOf(lexicon, ConceptNames.Address),
    ];

    private static short IdOf(ConceptLexicon lexicon, string name)
    {
        for (short i = 0; i < lexicon.Names.Count; i++)
        {
            if (lexicon.Names[i] == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"The concept lexicon has no '{name}', which the slot readers need.");
    }
}
