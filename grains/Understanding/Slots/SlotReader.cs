using System.Collections.Immutable;
using Platform.Understanding.Concepts;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>Runs the slot readers in the order in which they may claim a number: the surest shapes first, order numbers last.</summary>
internal sealed class SlotReader(ConceptLexicon lexicon)
{
    private readonly SlotCues _cues = new(lexicon);

    public ImmutableArray<SlotReading> Read(TextScan scan, ReadingContext context, string language, List<IntentReading> intents)
    {
        var aboutOrder = context.ActiveIntent is IntentNames.CheckOrderStatus || intents.Exists(i => i.Name is IntentNames.CheckOrderStatus or IntentNames.ProcessReturn)
            || Mentions(scan, _cues.OrderMatters);
        var shopping = intents.Exists(i => i.Name == IntentNames.UpsellProducts);
        var slots = new SlotScan(scan, context, _cues, aboutOrder, shopping);
        EmailSlot.Read(slots);
        DateSlot.Read(slots, language);
        BudgetSlot.Read(slots);
        if (slots.Numbers.Count > 0)
        {
            TrackingNumberSlot.Read(slots);
            PhoneSlot.Read(slots);
            OrderNumberSlot.Read(slots);
        }

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
