namespace Platform.Returns;

/// <summary>Which item has which return: an item is returned once, whoever asks and wherever. Durable when a task completes.</summary>
public interface IReturnIndex
{
    /// <summary>Claims an item. The first number gets it and keeps it.</summary>
    /// <returns>The number that has it.</returns>
    Task<string> ClaimAsync(string orderNumber, string sku, string rma, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>The returns of an order: numbers by SKU.</summary>
    Task<IReadOnlyDictionary<string, string>> ListAsync(string orderNumber, CancellationToken cancellationToken = default);
}
