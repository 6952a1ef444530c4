namespace Platform.Silo.Adapters.Smtp;

/// <summary>What a relay said to one recipient.</summary>
internal sealed record RecipientAnswer(string Address, RelayAnswer Answer);
