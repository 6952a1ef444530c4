using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Makes grain instances: services from the activation's scope, <c>[PersistentState]</c> parameters from the storage.</summary>
internal static class GrainConstructor
{
    private static readonly MethodInfo s_createState =
        typeof(GrainConstructor).GetMethod(nameof(CreateState), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Func<IGrainContext, object> For(Type type)
    {
        var facets = Constructor(type)?.GetParameters().Where(IsFacet).Select(Facet).ToArray() ?? [];
        var factory = ActivatorUtilities.CreateFactory(type, [.. facets.Select(facet => facet.Type)]);
        return context =>
        {
            try
            {
                return factory(context.ActivationServices, facets.Length == 0 ? null : Array.ConvertAll(facets, facet => facet.Create(context)));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(
                    $"Failed to create an instance of grain type '{type}'. See {nameof(Exception.InnerException)} for details.", exception);
            }
        };
    }

    private static ConstructorInfo? Constructor(Type type) =>
        type.GetConstructors().FirstOrDefault(constructor => constructor.GetParameters().Any(IsFacet));

    private static bool IsFacet(ParameterInfo parameter) => parameter.IsDefined(typeof(PersistentStateAttribute));

    private static (Type Type, Func<IGrainContext, object> Create) Facet(ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new ArgumentException(
                $"Parameter '{parameter.Name}' on the constructor for '{parameter.Member.DeclaringType}' has an unsupported type, '{type}'. "
                + $"It must be an instance of generic type '{typeof(IPersistentState<>)}' because it has an associated [PersistentState(...)] attribute.",
                parameter.Name);
        }

        var configuration = string.IsNullOrEmpty(attribute.StateName)
            ? new PersistentStateAttribute(parameter.Name!, attribute.StorageName)
            : attribute;
        var create = s_createState.MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<IGrainContext, IPersistentStateConfiguration, object>>();
        return (type, context => create(context, configuration));
    }

    private static object CreateState<TState>(IGrainContext context, IPersistentStateConfiguration configuration) =>
        context.ActivationServices.GetRequiredService<IPersistentStateFactory>().Create<TState>(context, configuration);
}
