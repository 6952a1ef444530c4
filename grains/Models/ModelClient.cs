using Microsoft.Extensions.AI;

namespace Platform.Models;

/// <summary>The provider that was chosen.</summary>
/// <param name="Provider">One of <see cref="ModelProviders"/>.</param>
/// <param name="Chat">Its client; null for <see cref="ModelProviders.None"/>.</param>
public sealed record ModelClient(string Provider, IChatClient? Chat);
