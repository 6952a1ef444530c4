using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Orleans.Configuration;

internal sealed class GrainCollectionOptionsValidator(IOptions<GrainCollectionOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        if (value.CollectionQuantum <= TimeSpan.Zero)
        {
            throw new OrleansConfigurationException(
                $"{nameof(value.CollectionQuantum)} is set to {value.CollectionQuantum}. {nameof(value.CollectionQuantum)} must be greater than 0");
        }

        Check(nameof(value.CollectionAge), value.CollectionAge, value.CollectionQuantum);
        foreach (var (type, age) in value.ClassSpecificCollectionAge)
        {
            Check($"{type} CollectionAgeLimit", age, value.CollectionQuantum);
        }
    }

    private static void Check(string name, TimeSpan age, TimeSpan quantum)
    {
        if (age <= quantum)
        {
            throw new OrleansConfigurationException(
                $"{name} is set to {age}. {name} must be greater than {nameof(GrainCollectionOptions.CollectionQuantum)}, which is set to {quantum}");
        }
    }
}
