using System.ComponentModel.DataAnnotations;

namespace Platform.Silo.Adapters.Payments;

/// <summary>
/// How <see cref="FakePaymentGateway"/> behaves. It moves no money: it is a fake that answers as gateways do, well or badly. Section
/// <c>Platform:Payments</c>. A real gateway is another <see cref="Platform.Purchases.IPaymentGateway"/>.
/// </summary>
public sealed class PaymentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Payments";

    /// <summary>Methods that are declined, by their last four digits. Default: none.</summary>
    public IList<string> DeclineLast4 { get; set; } = [];

    /// <summary>Methods whose first answers are lost, by their last four digits: the charge is made and the caller hears a time-out. Default: none.</summary>
    public IList<string> TimeOutLast4 { get; set; } = [];

    /// <summary>How many answers are lost for each charge of <see cref="TimeOutLast4"/>. Default 1.</summary>
    [Range(1, 100)]
    public int TimeOuts { get; set; } = 1;

    /// <summary>Whether every request arrives twice, as networks do it at times. Default false.</summary>
    public bool AnswerTwice { get; set; }
}
