using Microsoft.Extensions.Options;

namespace Platform.Silo.Hosting;

/// <summary>Lets options that check themselves stop the start with their own message.</summary>
internal sealed class SelfValidation<T>(Action<T> validate) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        try
        {
            validate(options);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException invalid)
        {
            return ValidateOptionsResult.Fail(invalid.Message);
        }
    }
}
