using Platform.Budgets;
using Platform.Customers;
using Platform.Encryption;
using Platform.LeadPackages;
using Platform.Leads;
using Platform.Loyalty;
using Platform.Notifications;
using Platform.Privacy;
using Platform.Purchases;
using Platform.Returns;
using Platform.Shop;
using Platform.Suppressions;
using Platform.Verifications;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// Grain states that are a person's. Orleans' table cannot be listed without a scan, and its items are Orleans': each grain is asked by its key
/// and forgets by itself. Before the rows (<see cref="DynamoCustomerRowData"/>), which tell the keys.
/// </summary>
internal sealed class GrainStateData(
    IGrainFactory grains, DynamoTable rows, IPurchaseIndex purchases, ILeadPackageList packages, DynamoReturnIndex returns, DynamoDocumentStore documents, IShop shop, IPeople people)
    : IPersonalData, IReencryption
{
    /// <inheritdoc/>
    public string Name => "states";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default)
    {
        var states = new List<object>();
        Add("lead", await grains.GetGrain<ILeadRecordGrain>(person.Id).Get());
        Add("loyalty", await grains.GetGrain<ILoyaltyGrain>(person.Id).Get());
        Add("verification", await grains.GetGrain<IVerificationGrain>(person.Id).GetTries() is { IsEmpty: false } tries ? tries : null);
        Add("address", await grains.GetGrain<IAddressGrain>(person.Id).GetState() is { Last: not null } or { History.IsEmpty: false } ? await grains.GetGrain<IAddressGrain>(person.Id).GetState() : null);
        foreach (var id in await packages.ListOfAsync(person.Id, cancellationToken))
        {
            Add("lead-package", await grains.GetGrain<ILeadPackageGrain>(id).Get());
        }

        foreach (var id in await purchases.ListAsync(person.Id, int.MaxValue, cancellationToken))
        {
            Add("purchase", await grains.GetGrain<IPurchaseGrain>(id).Get());
        }

        foreach (var rma in await ReturnsAsync(person.Address, cancellationToken))
        {
            Add("return", await grains.GetGrain<IReturnCaseGrain>(rma).Get());
        }

        return states.Count > 0 ? states : null;

        void Add(string kind, object? state)
        {
            if (state is not null)
            {
                states.Add(new { Kind = kind, State = state });
            }
        }
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var erased = await grains.GetGrain<ILeadRecordGrain>(person.Id).Get() is null ? 0 : 1;
        await grains.GetGrain<ILeadRecordGrain>(person.Id).Erase();
        await grains.GetGrain<ILoyaltyGrain>(person.Id).Erase();
        await grains.GetGrain<IVerificationGrain>(person.Id).Erase();
        await grains.GetGrain<IAddressGrain>(person.Id).Erase();
        await grains.GetGrain<IReplyBudgetGrain>(person.Id).Erase();
        foreach (var id in await packages.ListOfAsync(person.Id, cancellationToken))
        {
            await grains.GetGrain<ILeadPackageGrain>(id).Withdraw("erased");
        }

        foreach (var id in await NotificationsAsync(person.Id, cancellationToken))
        {
            await grains.GetGrain<INotificationGrain>(id).Erase();
        }

        foreach (var id in await purchases.ListAsync(person.Id, int.MaxValue, cancellationToken))
        {
            erased += await grains.GetGrain<IPurchaseGrain>(id).Erase() ? 1 : 0;
        }

        foreach (var rma in await ReturnsAsync(person.Address, cancellationToken))
        {
            await documents.RemoveAsync($"{rma}.pdf", cancellationToken);
            await grains.GetGrain<IReturnCaseGrain>(rma).Erase();
            erased++;
        }

        return erased;
    }

    /// <summary>
    /// What of these states has come since. Nobody but the grains can tell what is under the key, so that all are written again, once each time.
    /// Snapshots of threads are not: one that cannot be read is made anew from the log.
    /// </summary>
    /// <returns>0: what they write from now on is under the next key.</returns>
    public async Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken)
    {
        var id = retired.CustomerId;
        List<IEncryptedState> states =
        [
            grains.GetGrain<ICustomerGrain>(id),
            grains.GetGrain<ILeadRecordGrain>(id),
            grains.GetGrain<ILoyaltyGrain>(id),
            grains.GetGrain<IVerificationGrain>(id),
            grains.GetGrain<IAddressGrain>(id),
            grains.GetGrain<IReplyBudgetGrain>(id),
            .. (await packages.ListOfAsync(id, cancellationToken)).Select(package => grains.GetGrain<ILeadPackageGrain>(package)),
            .. (await NotificationsAsync(id, cancellationToken)).Select(notification => grains.GetGrain<INotificationGrain>(notification)),
            .. (await purchases.ListAsync(id, int.MaxValue, cancellationToken)).Select(purchase => grains.GetGrain<IPurchaseGrain>(purchase)),
        ];

        // The ledger has forgotten the address: who has written nothing since has no return either.
        if (await people.FindAddressAsync(id, cancellationToken) is { } address)
        {
            states.AddRange((await ReturnsAsync(address, cancellationToken)).Select(rma => grains.GetGrain<IReturnCaseGrain>(rma)));
        }

        foreach (var state in states)
        {
            await state.EncryptAnew();
        }

        return 0;
    }

    private async Task<List<string>> NotificationsAsync(string customerId, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var row in rows.QueryAsync(new(DynamoNotificationOutbox.OfCustomer(customerId), Index: 2), cancellationToken))
        {
            ids.Add(row.As<NumberedEntry>().Entry.Id);
        }

        await foreach (var row in rows.QueryAsync(new(DynamoNotificationMails.OfCustomer(customerId), Index: 1), cancellationToken))
        {
            ids.Add(row.As<NotificationMail>().NotificationId);
        }

        return ids;
    }

    /// <summary>The returns of the person's orders, while they are the person's.</summary>
    private async Task<List<string>> ReturnsAsync(string address, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        if (await shop.FindCustomerAsync(address, cancellationToken) is { } customer)
        {
            foreach (var order in await shop.ListOrdersAsync(customer.CustomerId, cancellationToken))
            {
                foreach (var rma in await returns.ListAllAsync(order.Status.OrderNumber, cancellationToken))
                {
                    if (await grains.GetGrain<IReturnCaseGrain>(rma).Get() is { } opened && string.Equals(opened.Opening.Email, address, StringComparison.OrdinalIgnoreCase))
                    {
                        found.Add(rma);
                    }
                }
            }
        }

        return found;
    }
}
