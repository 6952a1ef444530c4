using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Documents;
using Platform.Encryption;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Shop;

namespace Platform.Returns;

/// <summary>One return. Each step is saved before the next one begins: a crash repeats one step at the most, and each may be repeated.</summary>
public sealed class ReturnCaseGrain(
    [PersistentState("return", PlatformStorage.Grains)] IPersistentState<ReturnCase> saved,
    IReturnIndex index,
    IShop shop,
    ILabelPrinter printer,
    IDocumentStore documents,
    IOptions<ReturnOptions> options,
    TimeProvider time) : Grain, IReturnCaseGrain
{
    private ReturnCase? Case => saved.RecordExists ? saved.State : null;

    public async Task Open(ReturnOpening opening)
    {
        var current = Case ?? await SaveAsync(ReturnCaseDecider.Open(
            opening, await index.ClaimAsync(opening.OrderNumber, opening.Sku, opening.Rma, opening.At)));
        if (ReturnCaseDecider.NeedsLabel(current))
        {
            var label = $"{opening.Rma}.pdf";
            await documents.PutAsync(label, "application/pdf", printer.Print(await LabelAsync(current.Opening)), ContentOwners.OfAddress(current.Opening.Email));
            current = await SaveAsync(ReturnCaseDecider.LabelMade(current, label, time.GetUtcNow()));
        }

        if (!ReturnCaseDecider.NeedsConfirmation(current))
        {
            return;
        }

        if (current.SupersededBy is { } holder)
        {
            await GrainFactory.GetGrain<IReturnCaseGrain>(holder).ConfirmFor(opening.Rma);
        }
        else
        {
            await ConfirmAsync(current, "");
        }

        await SaveAsync(ReturnCaseDecider.Confirmed(current, time.GetUtcNow()));
    }

    public async Task ConfirmFor(string rma)
    {
        var current = Case ?? throw new InvalidOperationException($"return {this.GetPrimaryKeyString()} has the item of {rma} and is not stored yet");
        await Open(current.Opening);
        await ConfirmAsync(Case!, $"/{rma}");
    }

    public Task<ReturnCase?> Get() => Task.FromResult(Case);

    public async Task<ReturnCase?> Move(ReturnStatus status, string by) =>
        Case is { } current ? await SaveAsync(ReturnCaseDecider.Move(current, status, by, time.GetUtcNow())) : null;

    public async Task Erase()
    {
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    private async Task<ReturnCase> SaveAsync(ReturnCase next)
    {
        if (!ReferenceEquals(next, Case))
        {
            saved.State = next;
            await saved.WriteStateAsync();
        }

        return next;
    }

    private async Task<ReturnLabel> LabelAsync(ReturnOpening opening)
    {
        var order = await shop.FindOrderAsync(opening.OrderNumber) ?? throw new InvalidOperationException($"return {opening.Rma}: the shop has no order of this number any more");
        var customer = await shop.FindCustomerAsync(opening.Email);
        ImmutableArray<string> name = customer is null ? [] : [$"{customer.FirstName} {customer.LastName}"];
        return new(opening.Rma, opening.OrderNumber, opening.Item, [.. name, .. Lines(order.ShipTo)], Lines(options.Value.Address), opening.LabelUntil, opening.At);
    }

    private async Task ConfirmAsync(ReturnCase current, string suffix)
    {
        foreach (var notification in ReturnNotices.Of(current, (await shop.FindCustomerAsync(current.Opening.Email))?.Phone, suffix))
        {
            await GrainFactory.GetGrain<IJobGrain>(notification.Id).Run(JobData.Create(notification.Id, NotificationJobs.SendKind, notification));
        }
    }

    private static ImmutableArray<string> Lines(string address) => [.. address.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
