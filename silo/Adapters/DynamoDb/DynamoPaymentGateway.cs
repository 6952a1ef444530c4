using Microsoft.Extensions.Options;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.Payments;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// <see cref="FakePaymentGateway"/> for several processes: it moves no money and notes what would be charged, a row for each key, so that a
/// key is charged once whichever of them asks. It keeps neither card data nor the digits that it is told to decline.
/// </summary>
internal sealed class DynamoPaymentGateway(DynamoTable rows, IShop shop, IOptions<PaymentOptions> options) : IPaymentGateway
{
    /// <inheritdoc/>
    public async Task<PaymentOutcome> ChargeAsync(PaymentCharge charge, CancellationToken cancellationToken = default)
    {
        var order = await shop.FindOrderAsync(charge.PayingOrder, cancellationToken);
        var last4 = order?.CustomerId == charge.ShopCustomerId ? order.PaymentLast4 ?? "" : null;
        var answer = await ChargeAsync(charge, last4, cancellationToken);
        return options.Value.AnswerTwice ? await ChargeAsync(charge, last4, cancellationToken) : answer;
    }

    /// <inheritdoc/>
    public async Task<PaymentOutcome> RefundAsync(string key, CancellationToken cancellationToken = default)
    {
        // Also when nothing was charged: the key is dead.
        if (!await rows.TryAddAsync(Row(key, new("", "", 0, PaymentStatus.Refunded, 0, 0)), cancellationToken))
        {
            await rows.ChangeAsync(Partition(key), DynamoRow.Only, row => Row(key, row.As<PaymentRow>() with { Status = PaymentStatus.Refunded }), cancellationToken);
        }

        return PaymentOutcome.Approved;
    }

    private async Task<PaymentOutcome> ChargeAsync(PaymentCharge charge, string? last4, CancellationToken cancellationToken)
    {
        var fresh = FakePaymentRules.Approves(last4, options.Value)
            ? new PaymentRow(charge.ShopCustomerId, charge.PayingOrder, charge.Amount, PaymentStatus.Approved, 1, 0)
            : new(charge.ShopCustomerId, charge.PayingOrder, charge.Amount, PaymentStatus.Declined, 0, 0);

        // The row of whoever asked first stays: a repeat hears what the first one was answered.
        await rows.TryAddAsync(Row(charge.Key, fresh), cancellationToken);
        var asked = await rows.ChangeAsync(
            Partition(charge.Key), DynamoRow.Only, row => row.As<PaymentRow>() is var stored ? Row(charge.Key, stored with { Answers = stored.Answers + 1 }) : null, cancellationToken);
        var payment = asked!.As<PaymentRow>();
        return FakePaymentRules.Answer(payment.Status == PaymentStatus.Approved, payment.Answers, last4, options.Value);
    }

    private static DynamoRow Row(string key, PaymentRow payment) => DynamoRow.Of(Partition(key), DynamoRow.Only, payment);

    private static string Partition(string key) => $"payment#{key}";
}
