using System.Text.RegularExpressions;
using Platform.Agents;
using Platform.Mail;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Verifications;

/// <summary>
/// An order number that stands in a file which came with the message. It may be asked about, where the customer's own words name none, and
/// counts as said only after the customer's own yes. Pure.
/// </summary>
public static partial class ProposedOrder
{
    /// <summary>The frame value that holds the number that was asked about.</summary>
    public const string State = "proposed";

    /// <summary>The number to ask about, and the file that names it; null where the files name none or more than one.</summary>
    public static (string Number, AttachmentText File)? Find(AgentRequest request)
    {
        if (request.Attachments.IsDefaultOrEmpty || request.Slot(SlotNames.OrderNumber) is not null || request.State(State) is not null)
        {
            return null;
        }

        var found = request.Attachments
            .SelectMany(file => Named().Matches(file.Text).Select(match => (Number: match.Groups["number"].Value, File: file)))
            .DistinctBy(named => named.Number)
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Whether the question that was answered was about a number that we had named.</summary>
    public static bool IsAnswered(AgentRequest request) =>
        request is { Answer: not null, Frame.Asks: SlotNames.OrderNumber } && request.State(State) is not null;

    /// <summary>The request with the number as the customer's own, after a yes; else the request itself.</summary>
    public static AgentRequest Accept(AgentRequest request) =>
        request.Answer == "Yes" && IsAnswered(request) && request.Slot(SlotNames.OrderNumber) is null
            ? request with { Slots = request.Slots.Add(new SlotValue(SlotNames.OrderNumber, request.State(State)!, request.Correspondent, request.Now)) }
            : request;

    [GeneratedRegex(@"(?:order|commande|pedido|đơn hàng|đơn số|订单|訂單|bestell|ordine)[^\d\n]{0,24}(?<number>\d{4,12})\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
