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
        if (facets.Length == 0)
        {
            return context => factory(context.ActivationServices, null);
        }

        return context =>
        {
            var arguments = new object?[facets.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = facets[i].Create(context);
            }

            return factory(context.ActivationServices, arguments);
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
