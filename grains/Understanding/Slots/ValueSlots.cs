using Platform.Agents;
using Platform.Understanding.Answers;

namespace Platform.Understanding.Slots;

/// <summary>
/// Slots whose values are a fixed list: category, reason and outcome of a return, preferred channel. A word counts where
/// its slot is the matter of the message; what is denied ("not by phone", "instead of a refund") does not count.
/// </summary>
internal static class ValueSlots
{
    private const int NegationReach = 2;
    private const int ContrastReach = 3;
    private const int BareMessage = 4;

    // A box that was crushed is why the vase is broken: the cause is reported, not what it led to.
    private static readonly string[] s_reasons = ["DamagedInShipping", "BetterPriceFound", "NotAsDescribed", "WrongSize", "Defective", "ChangedMind"];

    public static void Read(SlotScan slots, List<IntentReading> intents)
    {
        if (ReadsCategories(slots, intents))
        {
            // Whoever shops and names no product names a place for it: "something for my kitchen".
            ValueMatch[] named = [.. Values(slots, SlotNames.ProductCategory)];
            foreach (var match in named.Length > 0 || !slots.Shopping ? named : [.. Values(slots, SlotNames.ProductCategory, ValueTier.Asked)])
            {
                Add(slots, match, 0.9);
            }
        }

        var returning = slots.Context.ActiveIntent == IntentNames.ProcessReturn || intents.Exists(i => i.Name == IntentNames.ProcessReturn);
        if (returning || Asked(slots, SlotNames.ReturnReason) || IsBare(slots, intents))
        {
            ReadReason(slots);
        }

        if (returning || Asked(slots, SlotNames.Resolution))
        {
            ReadOnly(slots, SlotNames.Resolution);
        }

        if (!YesNoQuestions.Contains(slots.Context.Asked) && !OnlySays(intents, IntentNames.KnowledgeQuestion))
        {
            ReadFirst(slots, SlotNames.ContactPreference);
        }
    }

    /// <summary>Whether a slot was asked for, by its name or by the question that it answers.</summary>
    public static bool Asked(SlotScan slots, string slot) => slots.Context.Asked == slot
        || (slot == SlotNames.Resolution && slots.Context.Asked == QuestionNames.ExchangeOrRefund);

    private static bool ReadsCategories(SlotScan slots, List<IntentReading> intents) =>
        Asked(slots, SlotNames.ProductCategory)
        || slots.Context.ActiveIntent is IntentNames.UpsellProducts or IntentNames.CaptureLeadInfo
        || intents.Exists(i => i.Name is IntentNames.UpsellProducts or IntentNames.CaptureLeadInfo or IntentNames.ProcessReturn)
        || IsBare(slots, intents);

    // "Broken", "headphones": a few words that are about nothing else.
    private static bool IsBare(SlotScan slots, List<IntentReading> intents) =>
        slots.Context.Asked is null && slots.Scan.Tokens.Count <= BareMessage && OnlySays(intents, IntentNames.Fallback);

    private static bool OnlySays(List<IntentReading> intents, string name) => intents is [{ } only] && only.Name == name;

    private static IEnumerable<ValueMatch> Values(SlotScan slots, string slot, ValueTier further = ValueTier.Anywhere) =>
        slots.Values.Where(m => m.Form.Slot == slot
            && (m.Form.Tier == ValueTier.Anywhere || m.Form.Tier == further || (m.Form.Tier == ValueTier.Asked && Asked(slots, slot)))
            && !slots.IsCovered(slots.Scan.Tokens[m.From].Start)
            && !IsDenied(slots, m));

    private static bool IsDenied(SlotScan slots, ValueMatch match)
    {
        foreach (var cue in slots.Values)
        {
            var reach = cue.IsCue("not") ? NegationReach : cue.IsCue("contrast") ? ContrastReach : 0;
            if (reach > 0 && cue.To <= match.From && match.From - cue.To < reach && !slots.IsApart(cue.To - 1, match.From))
            {
                return true;
            }
        }

        return false;
    }

    private static void ReadReason(SlotScan slots)
    {
        ValueMatch? best = null;
        foreach (var match in Values(slots, SlotNames.ReturnReason))
        {
            if (best is null || Array.IndexOf(s_reasons, match.Form.Value) < Array.IndexOf(s_reasons, best.Value.Form.Value))
            {
                best = match;
            }
        }

        if (best is { } reason)
        {
            Add(slots, reason, 0.88);
        }
    }

    private static void ReadFirst(SlotScan slots, string slot)
    {
        foreach (var match in Values(slots, slot))
        {
            Add(slots, match, 0.9);
            return;
        }
    }

    // "Exchange or refund, whichever": no wish to act upon.
    private static void ReadOnly(SlotScan slots, string slot)
    {
        ValueMatch[] found = [.. Values(slots, slot).DistinctBy(m => m.Form.Value)];
        if (found.Length == 1)
        {
            Add(slots, found[0], 0.9);
        }
    }

    private static void Add(SlotScan slots, ValueMatch match, double confidence)
    {
        var tokens = slots.Scan.Tokens;
        slots.Add(match.Form.Slot, match.Form.Value, tokens[match.From].Start, tokens[match.To - 1].End, confidence);
    }
}
