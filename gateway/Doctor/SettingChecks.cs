using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Platform.Budgets;
using Platform.Callbacks;
using Platform.Deliveries;
using Platform.Encryption;
using Platform.Floods;
using Platform.Knowledge;
using Platform.Leads;
using Platform.Mail;
using Platform.Offers;
using Platform.Outgoing;
using Platform.Privacy;
using Platform.Purchases;
using Platform.Returns;
using Platform.Silo.Adapters.Dkim;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Ses;
using Platform.Silo.Adapters.Smtp;
using Platform.Silo.Hosting;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;
using Platform.Verifications;

namespace Platform.Gateway.Doctor;

/// <summary>Whether every setting can be read and is valid, and whether a key is misspelt.</summary>
internal static class SettingChecks
{
    private const string Area = "settings";
    private const string Root = "Platform:";

    private static readonly (Type Type, string Section)[] Known =
    [
        (typeof(MailOptions), MailOptions.Section), (typeof(MailIntakeOptions), MailIntakeOptions.Section), (typeof(SmtpOptions), SmtpOptions.Section),
        (typeof(DkimOptions), DkimOptions.Section), (typeof(DeliveryOptions), DeliveryOptions.Section), (typeof(FloodOptions), FloodOptions.Section),
        (typeof(ThreadOptions), ThreadOptions.Section), (typeof(TurnOptions), TurnOptions.Section), (typeof(ReplyBudgetOptions), ReplyBudgetOptions.Section),
        (typeof(VerificationOptions), VerificationOptions.Section), (typeof(CallbackOptions), CallbackOptions.Section), (typeof(PrivacyOptions), PrivacyOptions.Section),
        (typeof(KnowledgeOptions), KnowledgeOptions.Section), (typeof(UnderstandingOptions), UnderstandingOptions.Section), (typeof(ReturnOptions), ReturnOptions.Section),
        (typeof(OfferOptions), OfferOptions.Section), (typeof(PurchaseOptions), PurchaseOptions.Section), (typeof(LeadOptions), LeadOptions.Section),
        (typeof(SesOptions), SesOptions.Section), (typeof(PlatformClusterOptions), PlatformClusterOptions.Section), (typeof(DynamoOptions), DynamoOptions.Section),
        (typeof(EncryptionOptions), EncryptionOptions.Section),
    ];

    /// <summary>All findings; one "ok" when there is nothing to say.</summary>
    public static IEnumerable<DoctorCheck> Check(IConfiguration configuration)
    {
        var found = Known.SelectMany(known => Section(configuration.GetSection(known.Section), known.Type)).ToList();
        return found.Count > 0 ? found : [DoctorCheck.Ok(Area, $"{Known.Length} sections read, all values valid")];
    }

    /// <summary>The options of a section, as far as they can be read.</summary>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new();
        }
        catch (InvalidOperationException)
        {
            // Told by Check.
            return new();
        }
    }

    private static IEnumerable<DoctorCheck> Section(IConfigurationSection section, Type type)
    {
        var names = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var unknown in section.GetChildren().Where(child => !names.Contains(child.Key)))
        {
            yield return DoctorCheck.Warn(Area, $"{unknown.Path} is no setting: it changes nothing", $"spell it right or remove it; {section.Path} has {string.Join(", ", names.Where(name => !name.StartsWith("Is", StringComparison.Ordinal)).Order(StringComparer.Ordinal))}");
        }

        foreach (var problem in Problems(section, type))
        {
            yield return DoctorCheck.Fail(Area, problem, $"correct {Root}... in the environment or in appsettings.json: the platform does not start with it");
        }
    }

    private static IEnumerable<string> Problems(IConfigurationSection section, Type type)
    {
        object options;
        try
        {
            options = section.Get(type) ?? Activator.CreateInstance(type)!;
        }
        catch (InvalidOperationException unreadable)
        {
            return [unreadable.Message];
        }

        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        var problems = results.Select(result => Named(section, result)).ToList();

        // Two of the options check themselves by throwing.
        if (type.GetMethod("Validate", Type.EmptyTypes) is { } validate)
        {
            try
            {
                validate.Invoke(options, null);
            }
            catch (TargetInvocationException invalid) when (invalid.InnerException is ArgumentException reason)
            {
                problems.Add(reason.Message);
            }
        }

        return problems;
    }

    private static string Named(IConfigurationSection section, ValidationResult result)
    {
        var message = result.ErrorMessage ?? "is not valid";
        return message.StartsWith(Root, StringComparison.Ordinal) ? message : $"{section.Path}:{string.Join(", ", result.MemberNames)}: {message}";
    }
}
