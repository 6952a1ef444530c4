using Platform.Notifications;

namespace Platform.Gateway.Api;

/// <summary>A notification that can be sent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">What a sender names it by.</param>
/// <param name="Purpose">Service, or marketing, which needs consent.</param>
/// <param name="Placeholders">The values that it needs.</param>
/// <param name="Languages">The languages that it is written in.</param>
public sealed record TemplateView(string Name, string Key, NotificationPurpose Purpose, IReadOnlyList<string> Placeholders, IReadOnlyList<string> Languages);
