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
    /// List-Ids (RFC 2919, without angle brackets) of groups that only lead into the support mailbox, such as <c>support.shop.example</c>: a
    /// customer who writes to the group stays a customer. Default: none, so that everything with List headers is a list.
    /// </summary>
    public ISet<string> OwnListIds { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The mailbox's start: mail that came before (by its topmost Received field, else by its Date) is imported into its thread and never
    /// answered, so that a backfill is silent.
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

        if (OwnListIds.FirstOrDefault(id => string.IsNullOrWhiteSpace(id) || id.Any(char.IsWhiteSpace) || id.AsSpan().IndexOfAny('<', '>') >= 0) is { } list)
        {
            yield return new($"{Section}:{nameof(OwnListIds)} has '{list}': give the id without angle brackets and spaces", [nameof(OwnListIds)]);
        }
    }
}
