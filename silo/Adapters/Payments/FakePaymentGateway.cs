using Microsoft.Extensions.Options;
using Platform.Purchases;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Payments;

/// <summary>
/// No gateway: it only notes what would be charged, with the promises and the failures of a real one (<see cref="PaymentOptions"/>). It
/// keeps neither card data nor the digits that it is told to decline.
/// </summary>
public sealed class FakePaymentGateway(SqliteDatabase database, IOptions<PaymentOptions> options) : IPaymentGateway
{
    private const int Approved = 1;
    private const int Declined = 2;

    /// <inheritdoc/>
    public async Task<PaymentOutcome> ChargeAsync(PaymentCharge charge, CancellationToken cancellationToken = default)
    {
        var answer = await database.WriteAsync(Charge, (charge, options.Value), cancellationToken);
        return options.Value.AnswerTwice ? await database.WriteAsync(Charge, (charge, options.Value), cancellationToken) : answer;
    }

    /// <inheritdoc/>
    public Task<PaymentOutcome> RefundAsync(string key, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, charged) =>
            {
                // Also when nothing was charged: the key is dead.
                using var refund = session.Use("""
                    INSERT INTO payments (key, customer_id, paying_order, amount, status, charged, answers) VALUES (?, '', '', 0, 3, 0, 0)
                    ON CONFLICT (key) DO UPDATE SET status = 3
                    """);
                refund.Bind(1, charged).Execute();
                return PaymentOutcome.Approved;
            },
            key,
            cancellationToken);

    private static PaymentOutcome Charge(SqliteSession session, (PaymentCharge Charge, PaymentOptions Options) asked)
    {
        var last4 = Last4(session, asked.Charge);
        if (Status(session, asked.Charge.Key) is null)
        {
            var approved = FakePaymentRules.Approves(last4, asked.Options);
            using var insert = session.Use("INSERT INTO payments (key, customer_id, paying_order, amount, status, charged, answers) VALUES (?, ?, ?, ?, ?, ?, 0)");
            insert.Bind(1, asked.Charge.Key).Bind(2, asked.Charge.ShopCustomerId).Bind(3, asked.Charge.PayingOrder).Bind(4, (long)(asked.Charge.Amount * 100))
                .Bind(5, approved ? Approved : Declined).Bind(6, approved ? 1 : 0).Execute();
        }

        using (var count = session.Use("UPDATE payments SET answers = answers + 1 WHERE key = ?"))
        {
            count.Bind(1, asked.Charge.Key).Execute();
        }

        var (status, answers) = Status(session, asked.Charge.Key)!.Value;
        return FakePaymentRules.Answer(status == Approved, answers, last4, asked.Options);
    }

    /// <summary>The digits of the stored method: empty for one without, null when the customer has no such order.</summary>
    private static string? Last4(SqliteSession session, PaymentCharge charge)
    {
        using var select = session.Use("SELECT payment_last4 FROM shop_orders WHERE order_number = ? AND customer_id = ?");
        return select.Bind(1, charge.PayingOrder).Bind(2, charge.ShopCustomerId).Step() ? select.GetText(0) : null;
    }

    private static (int Status, int Answers)? Status(SqliteSession session, string key)
    {
        using var select = session.Use("SELECT status, answers FROM payments WHERE key = ?");
        return select.Bind(1, key).Step() ? (select.GetInt32(0), select.GetInt32(1)) : null;
    }
}
