//! Class loading and definition
//! ([JVMS 5.3](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.3)).
//!
//! The boot loader reads the image and never needs Java code. Other loaders are Java objects:
//! asking one pushes a call of its `loadClass`, and whoever asked starts over when it returns.

use crate::classfile::{self, ClassFile, Constant, FormatError, Member};
use crate::linker;
use crate::memory;
use crate::metadata::*;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::verifier;
use crate::vm::Vm;
use std::collections::{HashMap, HashSet};

/// Of an array type ([JVMS 4.3.2](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.3.2)).
const MAX_DIMENSIONS: usize = 255;

#[derive(Default)]
pub struct Loaders {
    /// By loader number: the classes of which it is a defining or initiating loader.
    tables: Vec<HashMap<Sym, ClassPtr>>,
    /// The loader objects by number; null for the boot loader.
    objects: Vec<Ref>,
    pub all_classes: Vec<ClassPtr>,
    /// Named modules by loader and package (`java/lang`).
    packages: HashMap<(LoaderId, Sym), Ref>,
    /// Boot packages that may be read from the image, with the module's name. Before the module
    /// system is up only those of java.base can be.
    boot_packages: HashMap<Sym, Sym>,
    /// The unnamed module of the boot loader.
    pub boot_unnamed_module: Ref,
    java_base: Ref,
    /// Boot classes whose superclasses are being loaded, to detect circles.
    loading: HashSet<Sym>,
    /// Primitive classes by descriptor character.
    primitives: HashMap<u8, ClassPtr>,
}

/// How a class is defined beyond name, bytes and loader.
#[derive(Default)]
pub struct Definition {
    /// The name that the caller expects, if any.
    pub name: Option<Sym>,
    pub protection_domain: Ref,
    /// For hidden classes.
    pub hidden: bool,
    pub nest_host: ClassPtr,
    pub class_data: Ref,
    pub access_vm_annotations: bool,
}

impl Loaders {
    pub fn new() -> Loaders {
        Loaders { tables: vec![HashMap::new()], objects: vec![Ref::NULL], ..Default::default() }
    }

    pub fn find(&self, loader: LoaderId, name: Sym) -> Option<ClassPtr> {
        self.tables[loader.0 as usize].get(&name).copied()
    }

    pub fn record(&mut self, loader: LoaderId, name: Sym, class: ClassPtr) {
        self.tables[loader.0 as usize].insert(name, class);
    }

    pub fn object(&self, loader: LoaderId) -> Ref {
        self.objects[loader.0 as usize]
    }

    /// References that the collector has to keep; the others are in `Vm::global_refs`.
    pub fn roots(&self) -> [Ref; 1] {
        [self.boot_unnamed_module]
    }

    /// Packages of the boot loader with their modules, of which at least one class is loaded.
    pub fn boot_package_module(&self, package: Sym) -> Option<Sym> {
        self.boot_packages.get(&package).copied()
    }

    pub fn boot_package_names(&self) -> Vec<Sym> {
        let mut names: Vec<Sym> = self.tables[0]
            .values()
            .filter(|c| c.is_instance_class())
            .map(|c| Sym::from_bytes(c.package()))
            .collect();
        names.sort();
        names.dedup();
        names
    }
}

impl Vm {
    /// The number of a loader object, given at its first use.
    pub fn loader_id(&mut self, loader: Ref) -> LoaderId {
        if loader.is_null() {
            return LoaderId::BOOT;
        }
        let offset = self.known.loader_id;
        match loader.get::<u32>(offset) {
            0 => {
                let id = self.loaders.objects.len() as u32;
                self.loaders.objects.push(loader);
                self.keep(loader);
                self.loaders.tables.push(HashMap::new());
                loader.put(offset, id);
                LoaderId(id)
            }
            id => LoaderId(id),
        }
    }

    /// A class of the library that must exist.
    pub fn boot_class(&mut self, name: &str) -> ClassPtr {
        match self.find_boot_class(Sym::new(name)) {
            Ok(Some(class)) => class,
            Ok(None) => panic!("class {name} is not in the image"),
            Err(_) => panic!("class {name} can't be loaded"),
        }
    }

    /// A class (or array class) of the boot loader; None when there is none.
    pub fn find_boot_class(&mut self, name: Sym) -> Result<Option<ClassPtr>, Thrown> {
        if let Some(class) = self.loaders.find(LoaderId::BOOT, name) {
            return Ok(Some(class));
        }
        let text = name.bytes();
        if text.first() == Some(&b'[') {
            return self.class_by_descriptor(Ref::NULL, text).map(Some);
        }
        let package = &text[..text.iter().rposition(|&b| b == b'/').unwrap_or(0)];
        let module = if self.loaders.java_base.is_null() {
            &b"java.base"[..]
        } else {
            match Sym::find(package).and_then(|package| self.loaders.boot_packages.get(&package)) {
                Some(module) => module.bytes(),
                None => return Ok(None),
            }
        };
        let Some(bytes) = self.image.class(module, text) else { return Ok(None) };
        if !self.loaders.loading.insert(name) {
            return Err(self.throw("java/lang/ClassCircularityError", &name.text()));
        }
        let result =
            self.define_class(Ref::NULL, bytes, Definition { name: Some(name), ..Default::default() });
        self.loaders.loading.remove(&name);
        result.map(Some)
    }

    /// The class of this name (internal form, arrays too) as `loader` sees it.
    /// ClassNotFoundException when there is none.
    pub fn load_class(&mut self, loader: Ref, name: Sym) -> Result<ClassPtr, Thrown> {
        self.load(loader, name, false)
    }

    /// As [`Vm::load_class`], for a name in a class file: NoClassDefFoundError when there is none.
    pub fn load_referenced_class(&mut self, loader: Ref, name: Sym) -> Result<ClassPtr, Thrown> {
        self.load(loader, name, true)
    }

    fn load(&mut self, loader: Ref, name: Sym, is_reference: bool) -> Result<ClassPtr, Thrown> {
        let text = name.bytes();
        if text.first() == Some(&b'[') {
            return self.class_by_descriptor_as(loader, text, is_reference);
        }
        let id = self.loader_id(loader);
        if let Some(class) = self.loaders.find(id, name) {
            return Ok(class);
        }
        if id == LoaderId::BOOT {
            return match self.find_boot_class(name)? {
                Some(class) => Ok(class),
                None if is_reference => Err(self.throw("java/lang/NoClassDefFoundError", &name.text())),
                None => Err(self.throw("java/lang/ClassNotFoundException", &name.dotted())),
            };
        }
        Err(self.call_load_class(loader, name, is_reference))
    }

    /// The class of a field descriptor: `I`, `[I`, `Ljava/lang/String;`.
    pub fn class_by_descriptor(&mut self, loader: Ref, descriptor: &[u8]) -> Result<ClassPtr, Thrown> {
        self.class_by_descriptor_as(loader, descriptor, true)
    }

    fn class_by_descriptor_as(
        &mut self,
        loader: Ref,
        descriptor: &[u8],
        is_reference: bool,
    ) -> Result<ClassPtr, Thrown> {
        match descriptor {
            [b'[', element @ ..] if !element.is_empty() && descriptor.get(MAX_DIMENSIONS) != Some(&b'[') => {
                let element = self.class_by_descriptor_as(loader, element, is_reference)?;
                self.array_class_of(element)
            }
            [b'L', name @ .., b';'] => self.load(loader, Sym::from_bytes(name), is_reference),
            [primitive] if self.loaders.primitives.contains_key(primitive) => {
                Ok(self.loaders.primitives[primitive])
            }
            _ => {
                let text = String::from_utf8_lossy(descriptor).into_owned();
                Err(self.throw("java/lang/ClassNotFoundException", &text))
            }
        }
    }

    /// `element[]`
    pub fn array_class_of(&mut self, mut element: ClassPtr) -> Result<ClassPtr, Thrown> {
        if let Some(class) = element.array_class.get() {
            return Ok(class);
        }
        let name = Sym::new(&format!("[{}", element.descriptor()));
        let mut innermost = element;
        while innermost.is_array() {
            innermost = innermost.element_class;
        }
        let mut class = linker::new_class(name, ClassKind::Array);
        class.flags = (innermost.flags & (access::PUBLIC | access::PRIVATE | access::PROTECTED))
            | access::ABSTRACT
            | access::FINAL;
        class.loader = element.loader;
        class.loader_id = element.loader_id;
        class.state = ClassState::Initialized;
        class.element_class = element;
        class.basic_type = if element.is_primitive() { element.basic_type } else { BasicType::Reference };
        class.super_class = self.known.object;
        class.interfaces = vec![self.known.cloneable, self.known.serializable];
        linker::link_array(self, class);
        element.array_class = class;
        self.loaders.record(class.loader_id, name, class);
        self.register(class)?;
        Ok(class)
    }

    /// Creates the classes of primitive types, and their arrays.
    pub fn create_primitive_classes(&mut self) {
        for basic_type in BasicType::PRIMITIVES {
            let mut class = linker::new_class(Sym::new(basic_type.name()), ClassKind::Primitive);
            class.flags = access::PUBLIC | access::FINAL | access::ABSTRACT;
            class.basic_type = basic_type;
            class.state = ClassState::Initialized;
            self.loaders.primitives.insert(basic_type.descriptor() as u8, class);
            self.known.primitives[basic_type as usize] = class;
            self.loaders.all_classes.push(class);
        }
    }

    pub fn create_primitive_arrays(&mut self) {
        for basic_type in &BasicType::PRIMITIVES[..8] {
            let class = self.known.primitives[*basic_type as usize];
            let array = self.array_class_of(class).expect("primitive arrays can be made");
            self.known.primitive_arrays[*basic_type as usize] = array;
        }
        let object = self.known.object;
        self.known.object_array = self.array_class_of(object).expect("Object[] can be made");
    }

    /// Whether a class belongs to the class library, or to a module that came with it: such class
    /// files are valid.
    pub fn is_trusted(&self, loader: LoaderId, name: Sym) -> bool {
        loader == LoaderId::BOOT
            || Sym::find(package_of(name))
                .is_some_and(|package| self.loaders.packages.contains_key(&(loader, package)))
    }

    /// Defines a class from the bytes of a class file, which must live for ever
    /// ([JVMS 5.3.5](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.3.5)).
    pub fn define_class(
        &mut self,
        loader: Ref,
        bytes: &'static [u8],
        definition: Definition,
    ) -> Result<ClassPtr, Thrown> {
        // Tables and decoded code take a few times the size of the class file.
        if !memory::has_reserve() || !memory::reserve_metadata(bytes.len() * 4 + 64 * 1024) {
            return Err(self.throw("java/lang/OutOfMemoryError", "Metaspace"));
        }
        let file = classfile::parse(bytes).map_err(|e| self.throw_format(e))?;
        let id = self.loader_id(loader);
        if !self.is_trusted(id, file.name) {
            verifier::check_format(&file).map_err(|e| self.throw_format(e))?;
        }
        if let Some(expected) = definition.name
            && expected != file.name
        {
            let message = format!("{} (wrong name: {})", expected.dotted().replace('.', "/"), file.name);
            return Err(self.throw("java/lang/NoClassDefFoundError", &message));
        }
        if !definition.hidden && self.loaders.find(id, file.name).is_some() {
            let message = format!(
                "loader {} attempted duplicate {} definition for {}.",
                self.loader_text(loader),
                if file.flags & access::INTERFACE != 0 { "interface" } else { "class" },
                file.name.dotted(),
            );
            return Err(self.throw("java/lang/LinkageError", &message));
        }
        let (super_class, interfaces) = self.load_supertypes(loader, &file)?;
        let class = self.build_class(loader, id, bytes, file, definition, super_class, interfaces)?;
        if self.trace.classes {
            eprintln!("[class] {} loader {}", class.name, id.0);
        }
        Ok(class)
    }

    fn throw_format(&mut self, error: FormatError) -> Thrown {
        self.throw(error.error, &error.message)
    }

    /// How messages name a loader.
    pub fn loader_text(&self, loader: Ref) -> String {
        match loader.non_null() {
            None => "'bootstrap'".into(),
            Some(loader) => match loader.get::<Ref>(self.known.loader_name_and_id).non_null() {
                Some(name) => self.string(name),
                None => format!("{} @{:x}", loader.class().external_name(), loader.identity_hash()),
            },
        }
    }

    fn load_supertypes(
        &mut self,
        loader: Ref,
        file: &ClassFile,
    ) -> Result<(ClassPtr, Vec<ClassPtr>), Thrown> {
        let mut super_class = ClassPtr::NULL;
        if let Some(name) = file.super_name {
            super_class = self.load_supertype(loader, file, name)?;
            if super_class.is_interface() {
                let message =
                    format!("class {} has interface {} as super class", file.name.dotted(), name.dotted());
                return Err(self.throw("java/lang/IncompatibleClassChangeError", &message));
            }
            if super_class.flags & access::FINAL != 0 {
                let message =
                    format!("class {} cannot inherit from final class {}", file.name.dotted(), name.dotted());
                return Err(self.throw("java/lang/IncompatibleClassChangeError", &message));
            }
        }
        let mut interfaces = Vec::with_capacity(file.interfaces.len());
        for &name in &file.interfaces {
            let interface = self.load_supertype(loader, file, name)?;
            if !interface.is_interface() {
                let message = format!(
                    "class {} can not implement {}, because it is not an interface",
                    file.name.dotted(),
                    name.dotted()
                );
                return Err(self.throw("java/lang/IncompatibleClassChangeError", &message));
            }
            interfaces.push(interface);
        }
        Ok((super_class, interfaces))
    }

    fn load_supertype(&mut self, loader: Ref, file: &ClassFile, name: Sym) -> Result<ClassPtr, Thrown> {
        if name == file.name {
            return Err(self.throw("java/lang/ClassCircularityError", &name.text()));
        }
        let class = self.load_referenced_class(loader, name)?;
        if let Some(permitted) = class.attribute("PermittedSubclasses") {
            let is_permitted = permitted[2..].chunks_exact(2).any(|index| {
                let index = u16::from_be_bytes([index[0], index[1]]) as usize;
                matches!(class.constants.get(index), Some(Constant::Class(permitted)) if *permitted == file.name)
            });
            if !is_permitted {
                let kind = if class.is_interface() {
                    "implement sealed interface"
                } else {
                    "inherit from sealed class"
                };
                let message = format!("class {} cannot {kind} {}", file.name.dotted(), name.dotted());
                return Err(self.throw("java/lang/IncompatibleClassChangeError", &message));
            }
        }
        Ok(class)
    }

    #[allow(clippy::too_many_arguments)]
    fn build_class(
        &mut self,
        loader: Ref,
        id: LoaderId,
        bytes: &'static [u8],
        file: ClassFile,
        definition: Definition,
        super_class: ClassPtr,
        interfaces: Vec<ClassPtr>,
    ) -> Result<ClassPtr, Thrown> {
        let mut name = file.name;
        if definition.hidden {
            self.hidden_classes += 1;
            name = Sym::new(&format!("{}+0x{:016x}", name, self.hidden_classes));
        }
        let mut class = linker::new_class(name, ClassKind::Instance);
        class.flags = file.flags;
        class.loader = loader;
        class.loader_id = id;
        class.super_class = super_class;
        class.interfaces = interfaces;
        class.bytes = bytes;
        class.major_version = file.major_version;
        class.minor_version = file.minor_version;
        class.is_hidden = definition.hidden;
        class.nest_host = definition.nest_host;
        class.resolved = vec![0; file.constants.len()];
        if definition.hidden {
            class.resolved[file.this_class as usize] = class.0;
        }
        class.constants = file.constants;
        class.attributes = file.attributes;
        if let Some(bytes) = class.attribute("SourceFile") {
            let index = u16::from_be_bytes([bytes[0], bytes[1]]);
            class.source_file = classfile::utf8(&class.constants, index).map_err(|e| self.throw_format(e))?;
        }
        if let Some(bytes) = class.attribute("BootstrapMethods") {
            class.bootstrap_methods =
                classfile::parse_bootstrap_methods(bytes).map_err(|e| self.throw_format(e))?;
        }
        for member in file.fields {
            linker::add_field(class, member);
        }
        let honours_annotations =
            id == LoaderId::BOOT || definition.access_vm_annotations || self.is_platform_loader(loader);
        for member in file.methods {
            self.add_method(class, member, honours_annotations)?;
        }
        linker::link(self, class);
        if !definition.hidden {
            self.loaders.record(id, name, class);
        }
        self.register(class)?;
        if !class.mirror.is_null() {
            let mirror = class.mirror;
            self.put_reference(mirror, self.known.class_domain, definition.protection_domain);
            self.put_reference(mirror, self.known.class_data, definition.class_data);
        }
        Ok(class)
    }

    fn is_platform_loader(&self, loader: Ref) -> bool {
        !loader.is_null() && loader.class().name.is("jdk/internal/loader/ClassLoaders$PlatformClassLoader")
    }

    fn add_method(
        &mut self,
        mut class: ClassPtr,
        member: Member,
        honours_annotations: bool,
    ) -> Result<(), Thrown> {
        let code_bytes = member.attributes.iter().find(|a| a.name.is("Code")).map(|a| a.bytes);
        let code = match code_bytes {
            Some(bytes) => {
                Some(classfile::parse_code(bytes, &class.constants).map_err(|e| self.throw_format(e))?)
            }
            None => None,
        };
        let is_bodiless = member.flags & (access::NATIVE | access::ABSTRACT) != 0;
        if code.is_some() == is_bodiless {
            let message = if is_bodiless {
                "Code attribute in native or abstract methods"
            } else {
                "Absent Code attribute in method that is not native or abstract"
            };
            let message = format!("{message} in class file {}", class.name);
            return Err(self.throw("java/lang/ClassFormatError", &message));
        }
        let annotations = match member.attributes.iter().find(|a| a.name.is("RuntimeVisibleAnnotations")) {
            Some(attribute) if honours_annotations => {
                classfile::annotation_types(attribute.bytes, &class.constants)
            }
            _ => Vec::new(),
        };
        let has = |name: &str| annotations.iter().any(|a| a.is(name));
        let is_hidden = class.is_hidden
            || has("Ljdk/internal/vm/annotation/Hidden;")
            || has("Ljava/lang/invoke/LambdaForm$Hidden;");
        let mut method = linker::new_method(class, &member, self.stubs.prepare);
        method.slot = class.methods.len() as u32;
        method.is_hidden = is_hidden;
        method.is_caller_sensitive = has("Ljdk/internal/reflect/CallerSensitive;");
        method.is_lambda_form_compiled = has("Ljava/lang/invoke/LambdaForm$Compiled;");
        method.attributes = member.attributes;
        if let Some(code) = code {
            method.max_stack = code.max_stack;
            if code.max_locals < method.argument_slots {
                let message = format!("Arguments can't fit into locals in class file {}", class.name);
                return Err(self.throw("java/lang/ClassFormatError", &message));
            }
            method.max_locals = code.max_locals;
            method.bytecode = code.bytecode;
            method.exceptions = code.exceptions;
            method.code_attributes = code.attributes;
        }
        linker::set_frame_size(method);
        class.methods.push(method);
        Ok(())
    }

    /// Makes the mirror and keeps the class for ever.
    fn register(&mut self, class: ClassPtr) -> Result<(), Thrown> {
        self.loaders.all_classes.push(class);
        // The first classes come before java.lang.Class; boot makes their mirrors later.
        if self.has_mirrors {
            self.create_mirror(class)?;
        }
        Ok(())
    }

    /// The java.lang.Class object, which also holds the static fields.
    pub fn create_mirror(&mut self, mut class: ClassPtr) -> Result<(), Thrown> {
        linker::lay_out_statics(self.known.class.instance_size, class);
        let Some(mirror) = self.allocate(self.known.class, class.mirror_size) else {
            return Err(self.heap_exhausted());
        };
        class.mirror = mirror;
        self.keep(mirror);
        let known = &self.known;
        mirror.put(known.class_klass, class.0);
        mirror.put(known.class_modifiers, self.modifiers(class));
        mirror.put(known.class_primitive, class.is_primitive() as u8);
        let (loader_field, component, module) =
            (known.class_loader_field, known.class_component, known.class_module);
        self.put_reference(mirror, loader_field, class.loader);
        if let Some(element) = class.element_class.get() {
            self.put_reference(mirror, component, element.mirror);
        }
        let class_module = self.module_of(class);
        self.put_reference(mirror, module, class_module);
        linker::set_constant_statics(self, class)
    }

    /// Modifiers as Class.getModifiers answers them: of a member class those in InnerClasses.
    fn modifiers(&self, class: ClassPtr) -> u16 {
        let mut flags = class.flags;
        if let Some(element) = class.element_class.get() {
            const VISIBILITY: u16 = access::PUBLIC | access::PRIVATE | access::PROTECTED;
            return (self.modifiers(element) & VISIBILITY) | access::ABSTRACT | access::FINAL;
        }
        if let Some(bytes) = class.attribute("InnerClasses") {
            for entry in bytes[2..].chunks_exact(8) {
                let inner = u16::from_be_bytes([entry[0], entry[1]]) as usize;
                let is_this = match class.constants.get(inner) {
                    Some(Constant::Class(name)) => *name == class.name || class.resolved[inner] == class.0,
                    _ => false,
                };
                if is_this {
                    flags = u16::from_be_bytes([entry[6], entry[7]]);
                }
            }
        }
        flags & !access::SUPER
    }

    // ---- Modules

    fn module_of(&self, class: ClassPtr) -> Ref {
        let mut class = class;
        while let Some(element) = class.element_class.get() {
            class = element;
        }
        if class.is_primitive() {
            return self.loaders.java_base;
        }
        // A hidden class lives in its lookup class's package.
        let package = Sym::find(class.package());
        let named = package.and_then(|package| self.loaders.packages.get(&(class.loader_id, package)));
        match named {
            Some(&module) => module,
            None if class.loader_id == LoaderId::BOOT => {
                if self.loaders.boot_unnamed_module.is_null() {
                    self.loaders.java_base
                } else {
                    self.loaders.boot_unnamed_module
                }
            }
            None => class.loader.get(self.known.loader_unnamed_module),
        }
    }

    /// Module.defineModule0: `packages` in internal form. Err: the package that another module of
    /// the loader has already.
    pub fn define_module(
        &mut self,
        module: Ref,
        name: Sym,
        loader: Ref,
        packages: &[Sym],
    ) -> Result<(), Sym> {
        let id = self.loader_id(loader);
        if let Some(&taken) = packages.iter().find(|&&p| self.loaders.packages.contains_key(&(id, p))) {
            return Err(taken);
        }
        self.keep(module);
        for &package in packages {
            self.loaders.packages.insert((id, package), module);
            if id == LoaderId::BOOT {
                self.loaders.boot_packages.insert(package, name);
            }
        }
        if name.is("java.base") && id == LoaderId::BOOT {
            self.loaders.java_base = module;
            for class in self.loaders.all_classes.clone() {
                let module = self.module_of(class);
                self.put_reference(class.mirror, self.known.class_module, module);
            }
        }
        Ok(())
    }
}
