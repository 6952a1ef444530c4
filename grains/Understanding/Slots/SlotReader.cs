using System.Collections.Immutable;
using Platform.Understanding.Concepts;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>Runs the slot readers in the order in which they may claim a number: the surest shapes first, order numbers last.</summary>
internal sealed class SlotReader(ConceptLexicon lexicon)
{
    private readonly SlotCues _cues = new(lexicon);
    private readonly ValueLexicon _values = new("slots/");

    public ImmutableArray<SlotReading> Read(TextScan scan, ReadingContext context, string language, List<IntentReading> intents)
    {
        var aboutOrder = context.ActiveIntent is IntentNames.CheckOrderStatus || intents.Exists(i => i.Name is IntentNames.CheckOrderStatus or IntentNames.ProcessReturn)
            || Mentions(scan, _cues.OrderMatters);
        var shopping = intents.Exists(i => i.Name == IntentNames.UpsellProducts);
        var values = new List<ValueMatch>();
        _values.Match(scan, language, values);
        var slots = new SlotScan(scan, context, _cues) { AboutOrder = aboutOrder, Shopping = shopping, Values = values };
        EmailSlot.Read(slots);
        DateSlot.Read(slots, language);
        if (slots.Numbers.Count > 0)
        {
            PaymentLast4Slot.Read(slots);
            PostalCodeSlot.Read(slots);
        }

        BudgetSlot.Read(slots);
        if (slots.Numbers.Count > 0)
        {
            TrackingNumberSlot.Read(slots);
            PhoneSlot.Read(slots);
        }

        TimeWindowSlot.Read(slots, language, intents);
        OrderNumberSlot.Read(slots);
        NameSlot.Read(slots, language, intents);
        ValueSlots.Read(slots, intents);

        if (slots.Found.Count == 0)
        {
            return [];
        }

        slots.Found.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return [.. slots.Found.Select(f => f.Slot)];
    }

    private static bool Mentions(TextScan scan, short[] concepts)
    {
        foreach (var match in scan.Concepts)
        {
            if (concepts.Contains(match.Concept))
            {
                return true;
            }
        }

        return false;
    }
}
