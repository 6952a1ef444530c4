using System.ComponentModel.DataAnnotations;

namespace Platform.Mail;

/// <summary>What the platform knows of the way its mail comes in. Section <c>Platform:MailIntake</c>.</summary>
public sealed class MailIntakeOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:MailIntake";

    /// <summary>
    /// The authserv-ids of our own receiving mail servers (RFC 8601 §2.5), such as <c>mx.shop.example</c>. Only the topmost
    /// Authentication-Results header counts, and only with one of these ids; the server has to remove headers that carry its id from mail
    /// that comes in (§5). Default: none, so that no mail is taken as authenticated.
    /// </summary>
    public ISet<string> AuthservIds { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The mailbox's start: mail with an older Date is imported into its thread and never answered, so that a backfill is silent.
    /// Default: none, everything is answered.
    /// </summary>
    public DateTimeOffset? AnswerFrom { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AuthservIds.FirstOrDefault(id => string.IsNullOrWhiteSpace(id) || id.Any(char.IsWhiteSpace)) is { } wrong)
        {
            yield return new($"{Section}:{nameof(AuthservIds)} has '{wrong}': give the id as the server writes it, without spaces", [nameof(AuthservIds)]);
        }
    }
}
